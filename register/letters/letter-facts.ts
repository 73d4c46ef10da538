import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/time.ts';
import type { LetterContact, LetterFacts, Matter } from '../../domain/letters/letter-facts.ts';
import type { AddresseeKind } from '../../domain/procedure/procedure.ts';
import { SECRETARIAT } from '../../domain/review/acts.ts';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import type { Contact } from '../contacts.ts';
import type { Register } from '../database.ts';
import { readEndedDates } from '../ended-dates.ts';
import { readLetterTasks } from './letter-tasks.ts';
import { readMatters } from './matters.ts';
import { type AddresseeQuestion, resolveAddressees } from './resolve-addressee.ts';

/**
 * Everything that these letters say, as the register holds it now, in the order of the ids; unknown ids are left out. Whom a letter goes
 * to is asked for its first notice: the post room puts into one letter what goes to one address.
 */
export async function readLetterFacts(
  register: Register,
  letterIds: readonly string[],
): Promise<readonly LetterFacts[]> {
  if (letterIds.length === 0) return [];
  const [rows, matters, tasks, ended] = await Promise.all([
    selectLetters(register, letterIds),
    readMatters(register, letterIds),
    readLetterTasks(register, letterIds),
    readEndedDates(register, letterIds),
  ]);
  const contacts = await resolveAddressees(
    register,
    rows.map((row) => toQuestion(row, matters.get(row.letterId)?.[0])),
  );
  const facts = rows.map(
    ({ letterId, messageToken, insteadOf, signedAt, digest }, index): readonly [string, LetterFacts] => [
      letterId,
      {
        letterId,
        messageToken,
        matters: matters.get(letterId) ?? [],
        tasks: tasks.get(letterId) ?? [],
        ended: ended.get(letterId) ?? [],
        contact: toLetterContact(contacts[index]),
        insteadOfFocalPoint: insteadOf !== null,
        signedAt,
        ...(digest === null ? {} : { evidenceDigest: digest }),
      },
    ],
  );
  const byId = new Map(facts);
  return letterIds.flatMap((id) => byId.get(id) ?? []);
}

interface LetterRow {
  readonly letterId: string;
  readonly messageToken: string;
  readonly review: ReviewKey;
  readonly addressee: AddresseeKind;
  readonly insteadOf: string | null;
  readonly signedAt: Instant | null;
  /** Of the evidence that was frozen with the signature. */
  readonly digest: string | null;
}

/** When an officer signed the letter. */
const SIGNED_AT = sql<Instant | null>`(
  select max(recorded_at) from letter_acts where letter_id = letters.id and kind = 'sign')`;

async function selectLetters(
  register: Register,
  letterIds: readonly string[],
): Promise<readonly LetterRow[]> {
  return await register
    .selectFrom('letters')
    .leftJoin('letter_evidence', 'letter_evidence.letter_id', 'letters.id')
    .select([
      'id as letterId',
      'message_token as messageToken',
      'review_key as review',
      'addressee',
      'instead_of as insteadOf',
      'letter_evidence.digest',
      SIGNED_AT.as('signedAt'),
    ])
    .where('id', 'in', letterIds)
    .execute();
}

/**
 * A letter of tasks alone is to the secretariat. What goes to a focal point and what goes to a permanent mission may be one letter, while
 * they have one address; so each notice is asked for as what it is, except in the place of a letter that came back.
 */
function toQuestion(
  { review, addressee, insteadOf }: LetterRow,
  matter: Matter | undefined,
): AddresseeQuestion {
  if (matter === undefined) return { reviewKey: review, party: SECRETARIAT, addressee };
  return {
    reviewKey: matter.review.key,
    party: matter.notice.party,
    addressee: insteadOf === null ? matter.notice.addressee : addressee,
  };
}

function toLetterContact(contact: Contact | null | undefined): LetterContact | null {
  if (contact === null || contact === undefined) return null;
  const { id, role, name, email, language } = contact;
  return { id, role, name, email, language };
}
