import { createHash } from 'node:crypto';
import type { CivilDate, Instant } from '../../domain/calendar/time.ts';
import { parseReviewKey, type ReviewKey } from '../../domain/review/review-id.ts';
import type { RegisterOrTransaction } from '../database.ts';

/** A task that the secretariat is to be written about. */
export interface SecretariatSlip {
  readonly taskId: string;
  /** The review that the task is about. */
  readonly review: ReviewKey;
  /** Proceedings' time from which the letter may leave. */
  readonly at: Instant;
  /** Civil day of `at` in the procedure's zone. */
  readonly day: CivilDate;
  /** What it is written about, in words that are the same in every run of the same proceedings; else the task's id. */
  readonly occasion?: string;
}

/**
 * Puts a slip for the secretariat among those that the post room gathers. One occasion makes one slip a day at most; true if this call
 * made it. Whoever is not the post room itself lowers its wake and wakes it, as after any other slip.
 */
export async function enterSecretariatSlip(
  register: RegisterOrTransaction,
  { taskId, review, at, day, occasion = `task ${taskId}` }: SecretariatSlip,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await register
    .insertInto('letters')
    .values({
      mechanism: parseReviewKey(review).mechanism,
      review_key: review,
      review_keys: [review],
      notice_keys: [],
      task_ids: [taskId],
      addressee: 'secretariat',
      party: null,
      day,
      moment: at,
      status: 'intended',
      not_before: at,
      message_token: toMessageToken(occasion, day),
    })
    .onConflict((conflict) => conflict.column('message_token').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows > 0n;
}

/** Of another form than the keys of notices, so that it is never theirs. */
function toMessageToken(occasion: string, day: CivilDate): string {
  return createHash('sha256').update(`${occasion} ${day}`).digest('hex').slice(0, 32);
}
