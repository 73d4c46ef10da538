import { toEnglishDate } from '../calendar/english.ts';
import type { EarlierLetter } from './letter-facts.ts';

/**
 * What is missing before a matter may go to the bureau, as half a sentence; `null` when nothing is. Each letter about the time limit that
 * was to leave before must have been accepted by the mail relay, and one at least. Letters that were overtaken, and those to the bureau itself, do not count.
 */
export function missingBefore(earlier: readonly EarlierLetter[]): string | null {
  const required = earlier.filter(
    ({ addressee, status }) => addressee !== 'bureau' && status !== 'superseded',
  );
  if (required.length === 0) return 'none was written';
  const missing = required.filter(({ status }) => status !== 'sent');
  if (missing.length === 0) return null;
  const named = missing.map(
    ({ rung, day, status }) => `“${rung}” of ${toEnglishDate(day)} is ${status.replaceAll('-', ' ')}`,
  );
  return named.join(', ');
}
