import { sql } from 'kysely';
import type { Matter } from '../../domain/letters/letter-facts.ts';
import { SECRETARIAT } from '../../domain/review/acts.ts';
import type { Notice } from '../../domain/review/notice.ts';
import type { TimeLimit } from '../../domain/review/time-limit.ts';
import type { Register } from '../database.ts';
import { NAMING_COLUMNS, toNaming } from '../review-naming.ts';
import { TIME_LIMIT_COLUMNS } from '../time-limits.ts';
import { readEarlier } from './earlier-letters.ts';

/** How a letter names the secretariat where the secretariat itself owes. */
const SECRETARIAT_NAME = 'the secretariat';

/** What the notices of these letters are about, by moment, then review; by letter. Letters without notices are left out. */
export async function readMatters(
  register: Register,
  letterIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Matter[]>> {
  const [rows, limits] = await Promise.all([
    selectNotices(register, letterIds).execute(),
    readLimits(register, letterIds),
  ]);
  const earlier = await readEarlier(
    register,
    rows.map(({ key }) => key),
  );
  const byLetter = new Map<string, Matter[]>();
  for (const row of rows) {
    const notice = toNotice(row);
    const owedByName = row.owedByName ?? (row.party === SECRETARIAT ? SECRETARIAT_NAME : row.party);
    const matter = {
      notice,
      ...(await toNaming(register, { ...row, owedBy: row.party, owedByName })),
      limit: limits.get(toPair(notice.review, notice.limit)) ?? null,
      overtaken: row.overtaken,
      earlier: earlier.get(notice.key) ?? [],
    };
    const before = byLetter.get(row.letterId);
    if (before === undefined) byLetter.set(row.letterId, [matter]);
    else before.push(matter);
  }
  return byLetter;
}

/**
 * Whether a newer notice about the same time limit to the same addressee is due. What an officer signed or sent again is wanted as it is.
 */
const IS_OVERTAKEN = sql<boolean>`(
  not notices.signature
  and not exists (select from letter_acts where letter_acts.letter_id = letters.id)
  and exists (
    select from notices as newer
    where newer.review_key = notices.review_key and newer.limit_key = notices.limit_key
      and newer.addressee = notices.addressee and newer.status = 'due' and newer.moment > notices.moment))`;

function selectNotices(register: Register, letterIds: readonly string[]) {
  return register
    .selectFrom('letters')
    .innerJoin('notices', (join) => join.on('notices.key', '=', sql`any(letters.notice_keys)`))
    .innerJoin('reviews', 'reviews.key', 'notices.review_key')
    .innerJoin('acts as newest_act', (join) =>
      join
        .onRef('newest_act.review_key', '=', 'reviews.key')
        .onRef('newest_act.sequence', '=', 'reviews.last_sequence'),
    )
    .leftJoin('review_parties as under_review', (join) =>
      join
        .onRef('under_review.review_key', '=', 'reviews.key')
        .onRef('under_review.party', '=', 'reviews.party'),
    )
    .leftJoin('review_parties as owing', (join) =>
      join.onRef('owing.review_key', '=', 'reviews.key').onRef('owing.party', '=', 'notices.party'),
    )
    .select(NAMING_COLUMNS)
    .select([
      'letters.id as letterId',
      'notices.key',
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
      IS_OVERTAKEN.as('overtaken'),
    ])
    .where('letters.id', 'in', letterIds)
    .orderBy('notices.moment')
    .orderBy('notices.review_key')
    .orderBy('notices.key');
}

/** By review and time limit. */
async function readLimits(
  register: Register,
  letterIds: readonly string[],
): Promise<ReadonlyMap<string, TimeLimit>> {
  const rows = await register
    .selectFrom('letters')
    .innerJoin('notices', (join) => join.on('notices.key', '=', sql`any(letters.notice_keys)`))
    .innerJoin('time_limits', (join) =>
      join
        .onRef('time_limits.review_key', '=', 'notices.review_key')
        .onRef('time_limits.key', '=', 'notices.limit_key'),
    )
    .select('time_limits.review_key as review')
    .select(TIME_LIMIT_COLUMNS)
    .where('letters.id', 'in', letterIds)
    .execute();
  return new Map(rows.map(({ review, ...limit }) => [toPair(review, limit.key), limit]));
}

function toPair(review: string, limit: string): string {
  return `${review} ${limit}`;
}

function toNotice(row: Notice): Notice {
  const { key, review, limit, obligation, party, rung, occurrence } = row;
  const { addressee, dueOn, moment, late, signature } = row;
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
