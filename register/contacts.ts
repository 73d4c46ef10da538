import { sql } from 'kysely';
import type { Instant } from '../domain/calendar/time.ts';
import type { PartyCode } from '../domain/parties/party.ts';
import type { ReviewKey } from '../domain/review/review-id.ts';
import type { Register, RegisterOrTransaction } from './database.ts';
import type { ContactRole } from './tables/review-tables.ts';

/** A person or office that letters go to. Personal data: it lives in this table alone. */
export interface Contact {
  readonly id: string;
  /** `null`: a standing contact, of every review. */
  readonly reviewKey: ReviewKey | null;
  /** `null`: of the secretariat or the bureau. */
  readonly party: PartyCode | null;
  readonly role: ContactRole;
  readonly name: string;
  readonly email: string;
  /** BCP 47, such as `en`. */
  readonly language: string;
  /** No longer written to when false. */
  readonly active: boolean;
}

export type NewContact = Omit<Contact, 'id' | 'active'>;

/** A contact of every review: a permanent mission, the secretariat or the bureau. */
export interface StandingContact extends Omit<NewContact, 'reviewKey'> {
  readonly role: 'permanent-mission' | 'secretariat' | 'bureau';
}

/**
 * Adds a contact under an id that the caller made from the command, so that a command sent twice adds one person.
 * `false`: there is a contact of that id already, and it was left as it is.
 */
export async function addContact(register: Register, id: string, contact: NewContact): Promise<boolean> {
  const { reviewKey, party, role, name, email, language } = contact;
  const added = await register
    .insertInto('contacts')
    .values({ id, review_key: reviewKey, party, role, name, email, language })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Erases a contact whose act was refused, so that no person stays behind whom no act names. */
export async function removeContact(register: Register, contactId: string): Promise<void> {
  await register.deleteFrom('contacts').where('id', '=', contactId).execute();
}

export async function findContact(register: Register, contactId: string): Promise<Contact | undefined> {
  return await selectContacts(register).where('id', '=', contactId).executeTakeFirst();
}

/** Enters standing contacts or brings them up to date: one per role and party. */
export async function enterStandingContacts(
  register: Register,
  contacts: readonly StandingContact[],
): Promise<void> {
  if (contacts.length === 0) return;
  await register
    .insertInto('contacts')
    .values(
      contacts.map(({ party, role, name, email, language }) => ({ party, role, name, email, language })),
    )
    .onConflict((conflict) =>
      conflict
        // One expression for both: given columns as well, Kysely would print the columns alone.
        .expression(sql`role, coalesce(party, '')`)
        .where('review_key', 'is', null)
        .doUpdateSet(({ ref }) => ({
          name: ref('excluded.name'),
          email: ref('excluded.email'),
          language: ref('excluded.language'),
          active: true,
          // What bounced was the old address.
          bounced_at: sql<Instant | null>`case when contacts.email = excluded.email then contacts.bounced_at end`,
        })),
    )
    .execute();
}

export function selectContacts(register: RegisterOrTransaction) {
  return register
    .selectFrom('contacts')
    .select(['id', 'review_key as reviewKey', 'party', 'role', 'name', 'email', 'language', 'active']);
}
