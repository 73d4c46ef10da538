import { sql } from 'kysely';
import type { AddresseeKind } from '../../domain/procedure/procedure.ts';
import type { Actor } from '../../domain/review/acts.ts';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import type { Contact } from '../contacts.ts';
import type { RegisterOrTransaction } from '../database.ts';

export interface AddresseeQuestion {
  readonly reviewKey: ReviewKey;
  /** Who owes the time limit that the letter is about. */
  readonly party: Actor;
  readonly addressee: AddresseeKind;
}

/**
 * Who is written to at this moment; undefined if the register knows nobody. A party's letters go to the focal point that
 * its newest effective act names, and to its permanent mission while there is none or its address does not receive mail.
 */
export async function resolveAddressee(
  register: RegisterOrTransaction,
  question: AddresseeQuestion,
): Promise<Contact | undefined> {
  const [contact] = await resolveAddressees(register, [question]);
  return contact ?? undefined;
}

/**
 * The same for many questions in one query; answers in their order, `null` where nobody is known. Both contacts are found by a key, because
 * thousands are asked for at once.
 */
export async function resolveAddressees(
  register: RegisterOrTransaction,
  questions: readonly AddresseeQuestion[],
): Promise<readonly (Contact | null)[]> {
  if (questions.length === 0) return [];
  const asked = questions.map((question, position) => ({ ...question, position }));
  const { rows } = await sql<Contact | { readonly id: null }>`
    with question as (
      select "reviewKey" as review_key, party, position,
        addressee = 'party' as by_name,
        case
          when addressee = 'bureau' then 'bureau'
          when addressee = 'secretariat' or (addressee = 'party' and party = 'secretariat') then 'secretariat'
          else 'permanent-mission'
        end as role
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
        as question("reviewKey" text, party text, addressee text, position integer)
    )
    select contact.id, contact.review_key as "reviewKey", contact.party, contact.role, contact.name, contact.email,
      contact.language, contact.active
    from question
    left join review_parties as party
      on question.by_name and party.review_key = question.review_key and party.party = question.party
    left join contacts as named on named.id = party.focal_point and named.active and named.bounced_at is null
    left join contacts as standing on standing.review_key is null and standing.active
      and standing.role = question.role
      and coalesce(standing.party, '') = case question.role when 'permanent-mission' then question.party else '' end
    left join contacts as contact on contact.id = coalesce(named.id, standing.id)
    order by question.position
  `.execute(register);
  return rows.map((row) => (row.id === null ? null : row));
}
