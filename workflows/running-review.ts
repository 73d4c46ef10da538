import type { Instant } from '../domain/calendar/time.ts';
import type { Act, RecordCommand } from '../domain/review/acts.ts';
import type { CountryReviewInput, RecordResult, ReviewView, SettleInput, SettleResult } from './messages.ts';

/** What a review remembers while it runs: its input, written on. JSON-safe, because the next run starts from it. */
export interface RunningReview extends CountryReviewInput {
  acts: readonly Act[];
  enteredThrough: CountryReviewInput['enteredThrough'];
  nextAt: CountryReviewInput['nextAt'];
  stage: CountryReviewInput['stage'];
}

export function isOpened(review: RunningReview): boolean {
  return review.acts.length > 0;
}

/** Whether an act waits to be entered in the register. */
export function hasNews(review: RunningReview): boolean {
  return review.acts.length > review.enteredThrough;
}

/** Whether the moment has come that the register named. */
export function isDue(review: RunningReview, now: Instant): boolean {
  return review.nextAt !== null && review.nextAt <= now;
}

/**
 * Takes down a command that `decide` has accepted. It is not decided again here: a replay runs this with today's code,
 * and a rule that has changed since must not refuse what was accepted then.
 * @returns the act; of a command that was taken down before, the act it made then
 */
export function takeDown(
  review: RunningReview,
  command: RecordCommand,
  now: Instant,
): { readonly act: Act; readonly duplicate: boolean } {
  const known = review.acts.find((act) => act.commandId === command.commandId);
  if (known !== undefined) return { act: known, duplicate: true };
  const act: Act = {
    sequence: review.acts.length + 1,
    commandId: command.commandId,
    recordedBy: command.recordedBy,
    recordedAt: now,
    body: command.act,
  };
  review.acts = [...review.acts, act];
  return { act, duplicate: false };
}

/** What the register is asked to enter. The procedure goes along once, with the first acts. */
export function toSettleInput(review: RunningReview, now: Instant): SettleInput {
  const acts = review.acts.slice(review.enteredThrough);
  return {
    review: review.review,
    acts,
    now,
    ...(review.enteredThrough === 0 ? { procedure: review.procedure } : {}),
  };
}

/** Notes what the register answered. Dates come into the proceedings here and nowhere else. */
export function noteSettled(review: RunningReview, result: SettleResult): void {
  review.enteredThrough = result.enteredThrough;
  review.nextAt = result.nextAt;
  review.stage = result.stage;
}

export function toRecordResult(review: RunningReview, act: Act, duplicate: boolean): RecordResult {
  return {
    review: review.review,
    sequence: act.sequence,
    recordedAt: act.recordedAt,
    stage: review.stage,
    nextAt: review.nextAt,
    duplicate,
  };
}

export function toReviewView(review: RunningReview): ReviewView {
  return {
    review: review.review,
    sequence: review.acts.length,
    enteredThrough: review.enteredThrough,
    stage: review.stage,
    nextAt: review.nextAt,
  };
}
