import { sql } from 'kysely';
import type { CivilDate, Instant } from '../domain/calendar/time.ts';
import type { PartyCode } from '../domain/parties/party.ts';
import type { StageId } from '../domain/procedure/procedure.ts';
import type { Actor } from '../domain/review/acts.ts';
import type { ReviewKey } from '../domain/review/review-id.ts';
import type { TimeLimit, TimeLimitStatus } from '../domain/review/time-limit.ts';
import { parseCursor, toCursor } from './cursor.ts';
import type { Register } from './database.ts';
import { type ListPage, type ListWindow, toPage } from './list-page.ts';

/** A time limit with the review it belongs to. */
export interface ListedTimeLimit extends TimeLimit {
  readonly review: ReviewKey;
  readonly mechanism: string;
  readonly phase: string;
  /** The party under review; `launch` in the launch of a phase. */
  readonly reviewOf: PartyCode;
  /** Name of the party that owes, as it stood at the opening; `null` for the secretariat. */
  readonly partyName: string | null;
  readonly sample: boolean;
  readonly overdue: boolean;
}

export interface TimeLimitFilter extends ListWindow {
  /** Proceedings' time: decides what is overdue. */
  readonly now: Instant;
  readonly review?: ReviewKey | undefined;
  readonly mechanism?: string | undefined;
  /** Who owes. */
  readonly party?: Actor | undefined;
  readonly status?: TimeLimitStatus | undefined;
  readonly stage?: StageId | undefined;
  /** Due on an earlier day than this. */
  readonly dueBefore?: CivilDate | undefined;
  /** Only those that are (or are not) overdue at `now`. */
  readonly overdue?: boolean | undefined;
}

/** A time limit's columns under the names of the domain. */
export const TIME_LIMIT_COLUMNS = [
  'time_limits.key',
  'time_limits.obligation',
  'time_limits.title',
  'time_limits.stage',
  'time_limits.party',
  'time_limits.ladder',
  'time_limits.status',
  'time_limits.opened_on as openedOn',
  'time_limits.due_on as dueOn',
  'time_limits.due_at as dueAt',
  'time_limits.remaining_days as remainingDays',
  'time_limits.met_on as metOn',
  'time_limits.known_at as knownAt',
  'time_limits.standing',
  'time_limits.basis',
  'time_limits.steps',
] as const;

/** The last sort key of those without a due date. */
const NO_DATE = 'infinity';

/** Time limits, due first; those without a due date come last. @throws {CursorError} */
export async function listTimeLimits(
  register: Register,
  filter: TimeLimitFilter,
): Promise<ListPage<ListedTimeLimit>> {
  const { now, limit, cursor } = filter;
  const overdue = sql<boolean>`(time_limits.status = 'running' and coalesce(time_limits.due_at <= ${now}, false))`;
  const sortKey = sql<string>`coalesce(time_limits.due_at, 'infinity')`;
  let query = register
    .selectFrom('time_limits')
    .innerJoin('reviews', 'reviews.key', 'time_limits.review_key')
    .leftJoin('review_parties as owing', (join) =>
      join
        .onRef('owing.review_key', '=', 'time_limits.review_key')
        .onRef('owing.party', '=', 'time_limits.party'),
    )
    .select(TIME_LIMIT_COLUMNS)
    .select([
      'reviews.key as review',
      'reviews.mechanism',
      'reviews.phase',
      'reviews.party as reviewOf',
      'owing.name as partyName',
      'reviews.sample',
    ])
    .select(overdue.as('overdue'))
    .orderBy(sortKey)
    .orderBy('time_limits.review_key')
    .orderBy('time_limits.key')
    .limit(limit + 1);
  if (filter.review !== undefined) query = query.where('time_limits.review_key', '=', filter.review);
  if (filter.mechanism !== undefined) query = query.where('reviews.mechanism', '=', filter.mechanism);
  if (filter.party !== undefined) query = query.where('time_limits.party', '=', filter.party);
  if (filter.status !== undefined) query = query.where('time_limits.status', '=', filter.status);
  if (filter.stage !== undefined) query = query.where('time_limits.stage', '=', filter.stage);
  if (filter.dueBefore !== undefined) query = query.where('time_limits.due_on', '<', filter.dueBefore);
  if (filter.overdue !== undefined) query = query.where(overdue, 'is', filter.overdue);
  if (cursor !== undefined) {
    const [dueAt, review, key] = parseCursor(cursor, ['instant', 'text', 'text']);
    query = query.where(
      sql<boolean>`(${sortKey}, time_limits.review_key, time_limits.key) > (${dueAt}::timestamptz, ${review}, ${key})`,
    );
  }
  return toPage(await query.execute(), limit, ({ dueAt, review, key }) =>
    toCursor([dueAt ?? NO_DATE, review, key]),
  );
}

/** The timetable of a review in its order, as last settled; empty if the review is unknown. */
export async function readTimetable(register: Register, review: ReviewKey): Promise<readonly TimeLimit[]> {
  return await register
    .selectFrom('time_limits')
    .select(TIME_LIMIT_COLUMNS)
    .where('review_key', '=', review)
    .orderBy('position')
    .execute();
}
