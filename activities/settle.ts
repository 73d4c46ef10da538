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
    const now = waitedLong() ? laterOf(input.now, toProceedingsTime(clock, Date.now())) : input.now;
    const { wokeEarlier, ...result } = await settleReview(register, { ...input, now });
    // An earlier attempt may have committed and died before it could wake the room; an idle wake harms nobody.
    if (wokeEarlier || activityInfo().attempt > 1) await wakePostRoom(parseReviewKey(input.review).mechanism);
    return result;
  };
}

/** An attempt this long after the workflow asked is the end of an outage, in milliseconds of real time. */
const OUTAGE_MS = 60_000;

/**
 * A settle decides by the workflow's time, because the workflow may have taken down an act since, and what that act ends
 * must not fall due without it. Only after an outage, when the workflow's time is old, is what fell due meanwhile decided
 * now, in one pass and with one letter, not again later.
 */
function waitedLong(): boolean {
  return Date.now() - activityInfo().scheduledTimestampMs > OUTAGE_MS;
}

function laterOf(one: Instant, other: Instant): Instant {
  return one > other ? one : other;
}
