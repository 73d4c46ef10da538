import type { Instant } from '../domain/calendar/time.ts';
import { remindOfDraft } from '../domain/letters/post/draft-reminder.ts';
import { enterReminder, listUnsignedDrafts } from '../register/letters/unsigned-drafts.ts';
import { requireProcedureOf } from '../register/procedures.ts';
import { nowOf, type PostRound } from './post-round.ts';

/**
 * Reminds the officers of letters that nobody has signed: a task, and a slip for the secretariat.
 * One query where there is nothing to remind of. Answers when the next reminder is due, `null` when no letter waits for a signature.
 */
export async function remindOfDrafts(
  round: Pick<PostRound, 'register' | 'clock' | 'room'>,
): Promise<Instant | null> {
  const { register, room } = round;
  const now = nowOf(round);
  let nextAt: Instant | null = null;
  for (const draft of await listUnsignedDrafts(register, room.mechanism)) {
    const procedure = await requireProcedureOf(register, draft.review);
    const reminder = remindOfDraft(draft.waitsSince, procedure, now);
    if (nextAt === null || reminder.nextAt < nextAt) nextAt = reminder.nextAt;
    const { due } = reminder;
    if (due !== null && (draft.remindedOn === null || draft.remindedOn < due.day)) {
      await enterReminder(register, draft, due);
    }
  }
  return nextAt;
}
