import {
  ApplicationFailure,
  allHandlersFinished,
  condition,
  continueAsNew,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { toProceedingsTime } from '../domain/calendar/proceedings-clock.ts';
import type { Instant } from '../domain/calendar/time.ts';
import type { RecordCommand } from '../domain/review/acts.ts';
import { decide } from '../domain/review/decide.ts';
import { register } from './activity-proxies.ts';
import { createAlarm } from './alarm.ts';
import { type CountryReviewInput, recordUpdate, reviewQuery } from './messages.ts';
import {
  hasNews,
  isDue,
  isOpened,
  noteSettled,
  type RunningReview,
  takeDown,
  toRecordResult,
  toReviewView,
  toSettleInput,
} from './running-review.ts';

/** An opening comes with the start, or is refused. This long a run waits for an opening that was lost on the way and is repeated. */
const OPENING_WAIT = '1 minute';

/**
 * What a kind of proceeding does beyond keeping its acts. Asked whenever the register holds new acts, and when the moment
 * comes that it answered last.
 * @returns the next moment at which it wants to be asked; `null`: with the next act
 */
export type Pursuit = (review: RunningReview, now: Instant) => Promise<Instant | null>;

/**
 * Keeps one proceeding: takes down its acts, has them entered in the register, and sleeps until the next moment.
 * One wake is one `settle`, however many acts or moments have come together. A new run begins with each stage, so that
 * histories stay short and old code may retire; the work ends when the proceeding is closed.
 */
export async function keepProceeding(input: CountryReviewInput, pursue?: Pursuit): Promise<void> {
  const review: RunningReview = { ...input };
  const alarm = createAlarm(input.clock);
  const now = (): Instant => toProceedingsTime(input.clock, Date.now());

  setHandler(
    recordUpdate,
    async (command) => {
      const { act, duplicate } = takeDown(review, command, now());
      await condition(() => review.enteredThrough >= act.sequence);
      return toRecordResult(review, act, duplicate);
    },
    {
      // Runs before anything is written, and never again: a refused act leaves no trace in the history.
      validator(command: RecordCommand) {
        const { procedure, review: key, acts } = review;
        const decision = decide({ procedure, key, acts, command, now: now() });
        if (decision.accepted) return;
        const { refusal } = decision;
        throw ApplicationFailure.nonRetryable(refusal.message, refusal.code, refusal);
      },
    },
  );
  setHandler(reviewQuery, () => toReviewView(review));

  if (!isOpened(review)) await condition(() => isOpened(review), OPENING_WAIT);
  if (!isOpened(review)) return;

  // A run that follows another knows where the register stands. One that was opened or taken over asks.
  let asksRegister = workflowInfo().continuedFromExecutionRunId === undefined;
  let stageOfRun = review.stage;
  let closed = false;
  const pursued: { through: number; nextAt: Instant | null } = { through: 0, nextAt: null };
  for (;;) {
    while (asksRegister || hasNews(review) || isDue(review, now())) {
      asksRegister = false;
      const result = await register.settle(toSettleInput(review, now()));
      noteSettled(review, result);
      // The register tells a review that has just opened where it stands.
      stageOfRun ??= result.stage;
      closed = result.closed;
    }
    if (pursue !== undefined && !closed && isPursuitDue(pursued, review, now())) {
      pursued.through = review.enteredThrough;
      pursued.nextAt = await pursue(review, now());
      continue;
    }
    // Callers are answered before a run may end; an act that arrives meanwhile is settled first.
    await condition(() => hasNews(review) || allHandlersFinished());
    if (hasNews(review)) continue;
    if (closed) return;
    if (review.stage !== stageOfRun || workflowInfo().continueAsNewSuggested) {
      return await continueAsNew<(input: CountryReviewInput) => Promise<void>>(review);
    }
    alarm.setTo(earlierOf(review.nextAt, pursued.nextAt));
    await condition(() => hasNews(review) || alarm.hasRung());
  }
}

function isPursuitDue(
  { through, nextAt }: { readonly through: number; readonly nextAt: Instant | null },
  { enteredThrough }: RunningReview,
  now: Instant,
): boolean {
  return enteredThrough > through || (nextAt !== null && nextAt <= now);
}

function earlierOf(one: Instant | null, other: Instant | null): Instant | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
