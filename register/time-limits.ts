import type { CivilDate, Instant } from '../domain/calendar/time.ts';
import type { PartyCode } from '../domain/parties/party.ts';
import type { StageId } from '../domain/procedure/procedure.ts';
import type { Actor } from '../domain/review/acts.ts';
import type { ReviewKey } from '../domain/review/review-id.ts';
import type { TimeLimit, TimeLimitStatus } from '../domain/review/time-limit.ts';
import type { Register } from './database.ts';
import type { ListPage, ListWindow } from './list-page.ts';

/** A time limit with the review it belongs to. */
export interface ListedTimeLimit extends TimeLimit {
  readonly review: ReviewKey;
  readonly mechanism: string;
  readonly phase: string;
  /** The party under review. */
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

/** Time limits, due first; those without a due date come last. @throws {CursorError} */
export function listTimeLimits(
  _register: Register,
  _filter: TimeLimitFilter,
): Promise<ListPage<ListedTimeLimit>> {
  throw new Error('not written yet');
}

/** The timetable of a review in its order, as last settled; empty if the review is unknown. */
export function readTimetable(_register: Register, _review: ReviewKey): Promise<readonly TimeLimit[]> {
  throw new Error('not written yet');
}
