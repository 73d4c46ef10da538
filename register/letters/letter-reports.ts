import type { Instant } from '../../domain/calendar/time.ts';
import type { ReportOutcome } from '../../domain/letters/delivery/delivery.ts';
import type { Register } from '../database.ts';

/** What a mail system reported about a letter that left. */
export interface LetterReport {
  readonly outcome: ReportOutcome;
  /** How many attempts at the letter there had been when it came. */
  readonly attempt: number;
  /** The reporting system's words, without mail addresses. */
  readonly detail: string | null;
  /** Proceedings' time at which it came in. */
  readonly reportedAt: Instant;
}

/** Reports about a letter, oldest first. */
export async function listReports(register: Register, letterId: string): Promise<readonly LetterReport[]> {
  return await register
    .selectFrom('letter_reports')
    .select(['outcome', 'attempt', 'detail', 'reported_at as reportedAt'])
    .where('letter_id', '=', letterId)
    .orderBy('id')
    .execute();
}
