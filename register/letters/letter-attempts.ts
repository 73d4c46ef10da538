import type { Instant } from '../../domain/calendar/time.ts';
import type { Register } from '../database.ts';
import type { AttemptOutcome } from '../tables/letter-tables.ts';

/** How one attempt at a letter ended. */
export interface LetterAttempt {
  /** 1 for the first. */
  readonly attempt: number;
  readonly outcome: AttemptOutcome;
  /** Words of the mail relay, or the reason; without mail addresses. */
  readonly reply: string | null;
  /** Real time. */
  readonly endedAt: Instant;
}

/** Attempts that have ended, oldest first. */
export async function listAttempts(register: Register, letterId: string): Promise<readonly LetterAttempt[]> {
  return await register
    .selectFrom('letter_attempts')
    .select(['attempt', 'outcome', 'reply', 'ended_at as endedAt'])
    .where('letter_id', '=', letterId)
    .orderBy('attempt')
    .execute();
}
