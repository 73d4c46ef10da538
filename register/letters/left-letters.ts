import type { Instant } from '../../domain/calendar/time.ts';
import type { LetterStatus } from '../../domain/letters/letter-status.ts';
import type { RegisterTransaction } from '../database.ts';
import { closeTasksOf } from '../tasks.ts';

/** A letter as far as it matters for whether it left. */
export interface TriedLetter {
  readonly id: string;
  readonly status: LetterStatus;
  readonly attempts: number;
  readonly sentAt: Instant | null;
}

const UNSURE: ReadonlySet<LetterStatus> = new Set(['intended', 'sending', 'in-doubt', 'failed']);

/** Who closes a task about a letter when somebody else turns out to have it. */
const CLOSED_BY = 'Chancery';

/**
 * A letter that was tried and is not held to have left has left all the same, as others have seen: it counts as sent from now on, is not
 * tried again, and nobody need decide about it. One that had been sent before, and is to go out once more, stays in the queue.
 */
export async function noteThatItLeft(
  transaction: RegisterTransaction,
  { id, status, attempts, sentAt }: TriedLetter,
  { now, how }: { readonly now: Instant; readonly how: string },
): Promise<void> {
  if (!UNSURE.has(status) || attempts === 0 || sentAt !== null) return;
  await transaction
    .updateTable('letters')
    .set({ status: 'sent', sent_at: now, last_error: null, claimed_by: null, claimed_at: null })
    .where('id', '=', id)
    .execute();
  // An attempt that was never settled ends so; how others ended stays as it was noted.
  await transaction
    .insertInto('letter_attempts')
    .values({ letter_id: id, attempt: attempts, outcome: 'sent', reply: how })
    .onConflict((conflict) => conflict.columns(['letter_id', 'attempt']).doNothing())
    .execute();
  await closeTasksOf(transaction, id, {
    commandId: `left/${id}/${attempts}`,
    officer: CLOSED_BY,
    reason: how,
  });
}

/** Locks the letter of a Message-ID against senders and officers. */
export async function lockLetterOf(transaction: RegisterTransaction, messageToken: string) {
  return await transaction
    .selectFrom('letters')
    .select([
      'id',
      'mechanism',
      'review_key as review',
      'review_keys as reviews',
      'notice_keys as noticeKeys',
      'task_ids as taskIds',
      'addressee',
      'party',
      'status',
      'attempts',
      'sent_at as sentAt',
      'claimed_at as claimedAt',
      'contact_id as contactId',
      'delivery',
      'message_token as messageToken',
    ])
    .where('message_token', '=', messageToken)
    .forUpdate()
    .executeTakeFirst();
}

export type LockedLetter = NonNullable<Awaited<ReturnType<typeof lockLetterOf>>>;
