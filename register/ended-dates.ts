import { sql } from 'kysely';
import type { EndedDate } from '../domain/letters/letter-facts.ts';
import type { AddresseeKind } from '../domain/procedure/procedure.ts';
import type { TimeLimitStatus } from '../domain/review/time-limit.ts';
import type { Register } from './database.ts';
import { NAMING_COLUMNS, toNaming } from './review-naming.ts';

/** Those that write to a State. */
const TO_STATES: readonly AddresseeKind[] = ['party', 'permanent-mission'];
/** No time runs to a day. `awaiting`: the step that it ran from was struck out. */
const RUNS_NO_MORE: readonly TimeLimitStatus[] = ['met', 'waived', 'suspended', 'closed', 'awaiting'];

/**
 * Dates that letters told the States which these letters are written to, in the same reviews, and that run no more; by letter.
 * Letters without any are left out.
 */
export async function readEndedDates(
  register: Register,
  letterIds: readonly string[],
): Promise<ReadonlyMap<string, readonly EndedDate[]>> {
  const rows = await register
    .selectFrom('letters')
    .innerJoin('reviews', (join) => join.on('reviews.key', '=', sql`any(letters.review_keys)`))
    .innerJoin('time_limits', (join) =>
      join
        .onRef('time_limits.review_key', '=', 'reviews.key')
        .onRef('time_limits.party', '=', 'letters.party')
        .on('time_limits.status', 'in', RUNS_NO_MORE),
    )
    .innerJoin('acts as newest_act', (join) =>
      join
        .onRef('newest_act.review_key', '=', 'reviews.key')
        .onRef('newest_act.sequence', '=', 'reviews.last_sequence'),
    )
    .innerJoin('review_parties as owing', (join) =>
      join.onRef('owing.review_key', '=', 'reviews.key').onRef('owing.party', '=', 'letters.party'),
    )
    .leftJoin('review_parties as under_review', (join) =>
      join
        .onRef('under_review.review_key', '=', 'reviews.key')
        .onRef('under_review.party', '=', 'reviews.party'),
    )
    .innerJoinLateral(
      ({ selectFrom }) =>
        selectFrom('notices')
          .innerJoin('letters as sent', (join) => join.on('notices.key', '=', sql`any(sent.notice_keys)`))
          .select('notices.due_on as day')
          .whereRef('notices.review_key', '=', 'time_limits.review_key')
          .whereRef('notices.limit_key', '=', 'time_limits.key')
          .where('notices.addressee', 'in', TO_STATES)
          .where(sql<boolean>`sent.review_keys @> array[time_limits.review_key]`)
          .where('sent.status', '=', 'sent')
          .orderBy('notices.moment', 'desc')
          .limit(1)
          .as('told'),
      (join) => join.onTrue(),
    )
    .select(NAMING_COLUMNS)
    .select([
      'letters.id as letterId',
      'time_limits.key',
      'time_limits.obligation',
      'time_limits.title',
      'time_limits.status',
      'told.day as toldOn',
    ])
    .where('letters.id', 'in', letterIds)
    .where('letters.addressee', 'in', TO_STATES)
    .orderBy('reviews.key')
    .orderBy('time_limits.position')
    .execute();
  const byLetter = new Map<string, EndedDate[]>();
  for (const row of rows) {
    const { letterId, key, obligation, title, status, toldOn } = row;
    const ended = { ...(await toNaming(register, row)), limit: { key, obligation, title, status }, toldOn };
    byLetter.set(letterId, [...(byLetter.get(letterId) ?? []), ended]);
  }
  return byLetter;
}
