import type { Instant } from '../../domain/calendar/time.ts';
import type { Register } from '../database.ts';
import { lockLetterOf, noteThatItLeft } from './left-letters.ts';

/** A letter of which the relay has sent a copy: it accepted it. */
export interface JournalEntry {
  readonly messageToken: string;
  /** Without angle brackets. */
  readonly messageId: string;
  /** Proceedings' time. */
  readonly now: Instant;
}

const HOW = 'the mail relay’s journal holds a copy';

/**
 * Notes that the relay accepted a letter. A letter in doubt is so no more; one that is just being sent is left to its sender, who notes
 * more than this, or to those who find that the sender is gone, and who ask the journal.
 */
export async function enterInJournal(
  register: Register,
  { messageToken, messageId, now }: JournalEntry,
): Promise<void> {
  await register.transaction().execute(async (transaction) => {
    const letter = await lockLetterOf(transaction, messageToken);
    await transaction
      .insertInto('journal')
      .values({ message_id: messageId })
      .onConflict((conflict) => conflict.column('message_id').doNothing())
      .execute();
    if (letter !== undefined && letter.status !== 'sending')
      await noteThatItLeft(transaction, letter, { now, how: HOW });
  });
}

/** Whether the relay is known to have accepted this message. That it is not in the journal proves nothing: a copy may be on its way. */
export async function isInJournal(register: Register, messageId: string): Promise<boolean> {
  const entry = await register
    .selectFrom('journal')
    .select('message_id')
    .where('message_id', '=', messageId)
    .executeTakeFirst();
  return entry !== undefined;
}
