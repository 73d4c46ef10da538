import type { CivilDate, Instant } from '../../domain/calendar/time.ts';
import type { DraftReminder } from '../../domain/letters/post/draft-reminder.ts';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import type { Register } from '../database.ts';
import { openTask } from '../tasks.ts';
import { enterSecretariatSlip } from './secretariat-slips.ts';
import { IS_WANTED } from './wanted-draft.ts';

/** A letter that waits for a signature. */
export interface UnsignedDraft {
  readonly id: string;
  readonly messageToken: string;
  readonly review: ReviewKey;
  /** Moment of its notice; the same in every run of the same proceedings, however late it was decided. */
  readonly waitsSince: Instant;
  /** Civil day of the last reminder. */
  readonly remindedOn: CivilDate | null;
}

/** Letters of the mechanism that wait for a signature, oldest first; those that would not leave any more are passed over. */
export async function listUnsignedDrafts(
  register: Register,
  mechanism: string,
): Promise<readonly UnsignedDraft[]> {
  return await register
    .selectFrom('letters')
    .select([
      'id',
      'message_token as messageToken',
      'review_key as review',
      'moment as waitsSince',
      'reminded_on as remindedOn',
    ])
    .where('mechanism', '=', mechanism)
    .where('status', '=', 'awaiting-signature')
    .where(IS_WANTED)
    .orderBy('moment')
    .orderBy('id')
    .execute();
}

/** Opens the task to sign, and makes a slip that tells the secretariat of it, once for a day; true if this call did. */
export async function enterReminder(
  register: Register,
  { id, messageToken, review }: UnsignedDraft,
  { day, at }: DraftReminder,
): Promise<boolean> {
  return await register.transaction().execute(async (transaction) => {
    // Who signs or declines waits for this row, and so does a reminder of the same day by another room.
    const { numUpdatedRows } = await transaction
      .updateTable('letters')
      .set({ reminded_on: day })
      .where('id', '=', id)
      .where('status', '=', 'awaiting-signature')
      .where(({ or, eb }) => or([eb('reminded_on', 'is', null), eb('reminded_on', '<', day)]))
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return false;
    const { id: taskId } = await openTask(transaction, {
      kind: 'draft-unsigned',
      review,
      letterId: id,
      text: 'A letter to the bureau has been waiting for a signature. Read it and its evidence, then sign or decline it, each with a reason.',
    });
    await enterSecretariatSlip(transaction, {
      taskId,
      review,
      at,
      day,
      occasion: `unsigned ${messageToken}`,
    });
    return true;
  });
}
