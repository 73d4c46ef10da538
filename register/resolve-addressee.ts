import { sql } from 'kysely';
import type { AddresseeKind } from '../domain/procedure/procedure.ts';
import type { Actor } from '../domain/review/acts.ts';
import type { ReviewKey } from '../domain/review/review-id.ts';
import type { Contact } from './contacts.ts';
import type { RegisterOrTransaction } from './database.ts';

export interface AddresseeQuestion {
  readonly reviewKey: ReviewKey;
  /** Who owes the time limit that the letter is about. */
  readonly party: Actor;
  readonly addressee: AddresseeKind;
}

/**
 * Who is written to at this moment; undefined if the register knows nobody. A party's letters go to the focal point that
 * its newest effective act names, and to its permanent mission while there is none.
 */
export async function resolveAddressee(
  register: RegisterOrTransaction,
  question: AddresseeQuestion,
): Promise<Contact | undefined> {
  const [contact] = await resolveAddressees(register, [question]);
  return contact ?? undefined;
}

/** The same for many questions in one query; answers in their order, `null` where nobody is known. */
export async function resolveAddressees(
  register: RegisterOrTransaction,
  questions: readonly AddresseeQuestion[],
): Promise<readonly (Contact | null)[]> {
  const { rows } = await sql<Contact | { readonly id: null }>`
    select contact.id, contact.review_key as "reviewKey", contact.party, contact.role, contact.name, contact.email,
      contact.language, contact.active
    from jsonb_to_recordset(${JSON.stringify(questions.map((question, position) => ({ ...question, position })))}::jsonb)
      as question("reviewKey" text, party text, addressee text, position integer)
    left join review_parties as party
      on party.review_key = question."reviewKey" and party.party = question.party
    left join lateral (
      select * from contacts
      where active and (
        (question.addressee = 'party' and id = party.focal_point)
        or (question.addressee in ('party', 'permanent-mission') and role = 'permanent-mission'
          and review_key is null and contacts.party = question.party)
        or (question.addressee in ('party', 'secretariat') and role = 'secretariat' and review_key is null
          and (question.addressee = 'secretariat' or question.party = 'secretariat'))
        or (question.addressee = 'bureau' and role = 'bureau' and review_key is null)
      )
      order by (role = 'focal-point') desc
      limit 1
    ) as contact on true
    order by question.position
  `.execute(register);
  return rows.map((row) => (row.id === null ? null : row));
}
