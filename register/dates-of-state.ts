import type { DateOfState } from '../domain/letters/calendar/calendar-of-state.ts';
import type { PartyCode } from '../domain/parties/party.ts';
import type { Register } from './database.ts';
import { NAMING_COLUMNS, toNaming } from './review-naming.ts';
import { TIME_LIMIT_COLUMNS } from './time-limits.ts';

/** Every time limit with a date, or with days that remain, that the State owes in any review of the mechanism; due first. */
export async function readDatesOfState(
  register: Register,
  { mechanism, party }: { readonly mechanism: string; readonly party: PartyCode },
): Promise<readonly DateOfState[]> {
  const rows = await register
    .selectFrom('time_limits')
    .innerJoin('reviews', 'reviews.key', 'time_limits.review_key')
    .innerJoin('acts as newest_act', (join) =>
      join
        .onRef('newest_act.review_key', '=', 'reviews.key')
        .onRef('newest_act.sequence', '=', 'reviews.last_sequence'),
    )
    .innerJoin('review_parties as owing', (join) =>
      join.onRef('owing.review_key', '=', 'reviews.key').onRef('owing.party', '=', 'time_limits.party'),
    )
    .leftJoin('review_parties as under_review', (join) =>
      join
        .onRef('under_review.review_key', '=', 'reviews.key')
        .onRef('under_review.party', '=', 'reviews.party'),
    )
    .select(NAMING_COLUMNS)
    .select(TIME_LIMIT_COLUMNS)
    .where('time_limits.party', '=', party)
    .where('reviews.mechanism', '=', mechanism)
    .where(({ or, eb }) =>
      or([eb('time_limits.due_on', 'is not', null), eb('time_limits.remaining_days', 'is not', null)]),
    )
    .orderBy('time_limits.due_on')
    .orderBy('reviews.key')
    .orderBy('time_limits.position')
    .execute();
  return await Promise.all(
    rows.map(async (row) => {
      const { key, obligation, title, stage, ladder, status, openedOn, dueOn, dueAt } = row;
      const { remainingDays, metOn, knownAt, standing, basis, steps } = row;
      return {
        ...(await toNaming(register, row)),
        limit: {
          key,
          obligation,
          title,
          stage,
          party: row.party,
          ladder,
          status,
          openedOn,
          dueOn,
          dueAt,
          remainingDays,
          metOn,
          knownAt,
          standing,
          basis,
          steps,
        },
      };
    }),
  );
}
