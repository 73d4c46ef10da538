import { toEnglishDate } from '../../calendar/english.ts';
import type { EarlierLetter } from '../letter-facts.ts';

/** States of a letter that the mail relay took over and that did not come back. */
const ACCEPTED: ReadonlySet<string> = new Set(['sent', 'delayed', 'delivered']);

/**
 * What is missing before a matter may go to the bureau, as half a sentence; `null` when nothing is. Each letter about the time limit that
 * was to leave before must have been accepted by the mail relay, and one at least; one that came back must have been replaced by a
 * letter to the permanent mission. Letters that were overtaken, and those to the bureau itself, do not count.
 */
export function missingBefore(earlier: readonly EarlierLetter[]): string | null {
  const required = earlier.filter(
    ({ addressee, status }) => addressee !== 'bureau' && status !== 'superseded',
  );
  if (required.length === 0) return 'none was written';
  const missing = required.filter(({ replaced, status }) => !ACCEPTED.has(status) && replaced !== true);
  if (missing.length === 0) return null;
  const named = missing.map(
    ({ rung, day, status }) => `“${rung}” of ${toEnglishDate(day)} ${toStateWords(status)}`,
  );
  return named.join(', ');
}

function toStateWords(status: string): string {
  return status === 'bounced'
    ? 'came back, and no letter went in its place'
    : `is ${status.replaceAll('-', ' ')}`;
}
