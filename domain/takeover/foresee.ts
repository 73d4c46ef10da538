import type { CivilDate, Instant } from '../calendar/time.ts';
import { toCivilDate } from '../calendar/zoned.ts';
import type { StageId } from '../procedure/procedure.ts';
import { agenda } from '../review/agenda.ts';
import { fold } from '../review/fold.ts';
import type { Notice, NoticeKey } from '../review/notice.ts';
import { stageOf } from '../review/stage.ts';
import { findOpenSuspension } from '../review/suspension.ts';
import type { TimeLimit } from '../review/time-limit.ts';
import { timetable } from '../review/timetable.ts';
import type { PlannedReview } from './plan-review.ts';

/** Where a review will stand once it is taken over. */
export interface ForeseenReview {
  readonly openedOn: CivilDate;
  /** Invented for demonstration. */
  readonly sample: boolean;
  /** `null` when nothing is owed any more, or the review is closed. */
  readonly stage: StageId | null;
  readonly suspended: boolean;
  readonly closedOn: CivilDate | null;
  /** Civil day of `now` in the procedure's zone. */
  readonly today: CivilDate;
  readonly limits: readonly TimeLimit[];
  /** What the taking over will send at once, signatures still awaited included. */
  readonly due: readonly Notice[];
  /** When the review will next have something to say; `null` when never by these acts. */
  readonly nextAt: Instant | null;
}

/**
 * What follows from a plan at `now`. A review that is new here is entered whole, and tells what follows from all its acts
 * together; acts added to one that runs are recorded one by one, and each tells what follows from it.
 *
 * @throws {Error} on a plan without an opening, which is only ever made of a file that is refused.
 */
export function foresee(planned: PlannedReview, now: Instant): ForeseenReview {
  const { procedure, key, held, added } = planned;
  const entries = held.length === 0 ? [added] : added.map((act) => [act]);
  const decided = new Set<NoticeKey>(planned.decided);
  const due: Notice[] = [];
  let acts = held;
  for (const entry of entries) {
    acts = [...acts, ...entry];
    const state = fold(key, acts);
    const found = agenda({ procedure, state, limits: timetable(procedure, state), decided, now });
    for (const notice of [...found.due, ...found.superseded]) decided.add(notice.key);
    due.push(...found.due);
  }
  const state = fold(key, acts);
  const limits = timetable(procedure, state);
  return {
    openedOn: state.opened.body.on,
    sample: state.opened.body.kind === 'review-opened' && state.opened.body.sample,
    stage: stageOf(procedure, limits),
    suspended: findOpenSuspension(state) !== undefined,
    closedOn: state.closedOn,
    today: toCivilDate(now, procedure.zone),
    limits,
    due,
    nextAt: agenda({ procedure, state, limits, decided, now }).nextAt,
  };
}
