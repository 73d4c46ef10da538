import type { NewContact } from './contacts.ts';
import type { Register } from './database.ts';

/**
 * Adds a contact under an id that the caller made from the command, so that a command sent twice adds one person.
 * `false`: there is a contact of that id already, and it was left as it is.
 */
export async function addContactOnce(register: Register, id: string, contact: NewContact): Promise<boolean> {
  const { reviewKey, party, role, name, email, language } = contact;
  const added = await register
    .insertInto('contacts')
    .values({ id, review_key: reviewKey, party, role, name, email, language })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}
