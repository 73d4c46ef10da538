import { activityInfo } from '@temporalio/activity';
import { type ProceedingsClock, toProceedingsTime } from '../domain/calendar/proceedings-clock.ts';
import type { Instant } from '../domain/calendar/time.ts';
import { parseReviewKey } from '../domain/review/review-id.ts';
import type { Register } from '../register/database.ts';
import { settleReview } from '../register/settle-review.ts';
import type { RegisterActivities } from '../workflows/messages.ts';

export interface SettleDependencies {
  readonly register: Register;
  readonly clock: ProceedingsClock;
  /** Tells the mechanism's post room that a letter falls due earlier than it expects; starts it where there is none. */
  readonly wakePostRoom: (mechanism: string) => Promise<void>;
}

/**
 * Makes the activity that enters a review's news in the register. It may run again at any point: acts and notices are
 * entered once by their keys. It throws when the register or Temporal cannot be reached, and is then tried again.
 */
export function createSettle({
  register,
  clock,
  wakePostRoom,
}: SettleDependencies): RegisterActivities['settle'] {
  return async (input) => {
    const now = laterOf(input.now, toProceedingsTime(clock, Date.now()));
    const { wokeEarlier, ...result } = await settleReview(register, { ...input, now });
    // An earlier attempt may have committed and died before it could wake the room; an idle wake harms nobody.
    if (wokeEarlier || activityInfo().attempt > 1) await wakePostRoom(parseReviewKey(input.review).mechanism);
    return result;
  };
}

/** After an outage the workflow's time is old: what fell due meanwhile is decided now, in one pass, not again later. */
function laterOf(one: Instant, other: Instant): Instant {
  return one > other ? one : other;
}
