import { sql } from 'kysely';
import type { Instant } from '../domain/calendar/time.ts';
import type { LetterContact, LetterFacts } from '../domain/letters/letter-facts.ts';
import { procedureFor } from '../domain/procedure/proceeding-procedure.ts';
import { SECRETARIAT } from '../domain/review/acts.ts';
import type { Notice } from '../domain/review/notice.ts';
import type { TimeLimit } from '../domain/review/time-limit.ts';
import type { Contact } from './contacts.ts';
import type { Register } from './database.ts';
import { readEarlier } from './earlier-letters.ts';
import { requireProcedure } from './procedures.ts';
import { resolveAddressees } from './resolve-addressee.ts';
import { TIME_LIMIT_COLUMNS } from './time-limits.ts';

/** How a letter names the secretariat where the secretariat itself owes. */
const SECRETARIAT_NAME = 'the secretariat';

/** Everything that these letters say, as the register holds it now, in the order of the ids; unknown ids are left out. */
export async function readLetterFacts(
  register: Register,
  letterIds: readonly string[],
): Promise<readonly LetterFacts[]> {
  if (letterIds.length === 0) return [];
  const rows = await selectLetters(register, letterIds).execute();
  const [limits, earlier, contacts] = await Promise.all([
    readLimits(register, letterIds),
    readEarlier(register, letterIds),
    resolveAddressees(
      register,
      rows.map(({ review, party, addressee }) => ({ reviewKey: review, party, addressee })),
    ),
  ]);
  const facts = await Promise.all(
    rows.map(async (row, index): Promise<[string, LetterFacts]> => {
      const { letterId, messageToken, procedureDigest, reviewOf, reviewOfName, owedByName, signedAt } = row;
      return [
        letterId,
        {
          letterId,
          messageToken,
          notice: toNotice(row),
          procedure: procedureFor(row.review, await requireProcedure(register, procedureDigest)),
          review: {
            key: row.review,
            phase: row.phase,
            underReview: reviewOfName === null ? null : { code: reviewOf, name: reviewOfName },
            openedOn: row.openedOn,
            suspended: row.suspended,
            closedOn: row.closedOn,
            sample: row.sample,
          },
          owedBy: {
            code: row.party,
            name: owedByName ?? (row.party === SECRETARIAT ? SECRETARIAT_NAME : row.party),
          },
          limit: limits.get(letterId) ?? null,
          contact: toLetterContact(contacts[index]),
          signedAt,
          earlier: earlier.get(letterId) ?? [],
        },
      ];
    }),
  );
  const byId = new Map(facts);
  return letterIds.flatMap((id) => byId.get(id) ?? []);
}

/** When an officer signed the letter. */
const SIGNED_AT = sql<Instant | null>`(
  select max(recorded_at) from letter_acts where letter_id = letters.id and kind = 'sign')`;

/** A letter carries one notice; `notice_keys` is an array because a digest will carry several. */
function selectLetters(register: Register, letterIds: readonly string[]) {
  return register
    .selectFrom('letters')
    .innerJoin('notices', (join) => join.on('notices.key', '=', sql`letters.notice_keys[1]`))
    .innerJoin('reviews', 'reviews.key', 'letters.review_key')
    .leftJoin('review_parties as under_review', (join) =>
      join
        .onRef('under_review.review_key', '=', 'reviews.key')
        .onRef('under_review.party', '=', 'reviews.party'),
    )
    .leftJoin('review_parties as owing', (join) =>
      join.onRef('owing.review_key', '=', 'reviews.key').onRef('owing.party', '=', 'notices.party'),
    )
    .select([
      'letters.id as letterId',
      'letters.message_token as messageToken',
      'notices.key',
      'notices.review_key as review',
      'notices.limit_key as limit',
      'notices.obligation',
      'notices.party',
      'notices.rung',
      'notices.occurrence',
      'notices.addressee',
      'notices.due_on as dueOn',
      'notices.moment',
      'notices.late',
      'notices.signature',
      'reviews.procedure_digest as procedureDigest',
      'reviews.phase',
      'reviews.opened_on as openedOn',
      'reviews.suspended',
      'reviews.closed_on as closedOn',
      'reviews.sample',
      'reviews.party as reviewOf',
      'under_review.name as reviewOfName',
      'owing.name as owedByName',
      SIGNED_AT.as('signedAt'),
    ])
    .where('letters.id', 'in', letterIds);
}

/** By letter. */
async function readLimits(
  register: Register,
  letterIds: readonly string[],
): Promise<ReadonlyMap<string, TimeLimit>> {
  const rows = await register
    .selectFrom('letters')
    .innerJoin('notices', (join) => join.on('notices.key', '=', sql`letters.notice_keys[1]`))
    .innerJoin('time_limits', (join) =>
      join
        .onRef('time_limits.review_key', '=', 'notices.review_key')
        .onRef('time_limits.key', '=', 'notices.limit_key'),
    )
    .select('letters.id as letterId')
    .select(TIME_LIMIT_COLUMNS)
    .where('letters.id', 'in', letterIds)
    .execute();
  return new Map(rows.map(({ letterId, ...limit }) => [letterId, limit]));
}

function toNotice(row: Notice): Notice {
  const {
    key,
    review,
    limit,
    obligation,
    party,
    rung,
    occurrence,
    addressee,
    dueOn,
    moment,
    late,
    signature,
  } = row;
  return {
    key,
    review,
    limit,
    obligation,
    party,
    rung,
    occurrence,
    addressee,
    dueOn,
    moment,
    late,
    signature,
  };
}

function toLetterContact(contact: Contact | null | undefined): LetterContact | null {
  if (contact === null || contact === undefined) return null;
  const { id, role, name, email, language } = contact;
  return { id, role, name, email, language };
}
