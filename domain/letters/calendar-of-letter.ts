import { type CalendarCircumstances, toEndedEntry, toRunningEntry } from './calendar-entry.ts';
import type { CalendarFile } from './calendar-file.ts';
import type { LetterFacts } from './letter-facts.ts';
import { voiceOf } from './voice.ts';

/**
 * The calendar file that goes with a letter to a State: the dates that the letter tells, and those that earlier letters told and that run
 * no more. `null` in letters to anybody else, who keep no calendar of a State's dates.
 */
export function calendarOfLetter(
  facts: Pick<LetterFacts, 'contact' | 'ended' | 'matters'>,
  circumstances: CalendarCircumstances,
): CalendarFile | null {
  const voice = voiceOf(facts);
  if (voice !== 'party' && voice !== 'permanent-mission') return null;
  const running = facts.matters.flatMap(({ limit, ...naming }) => {
    const dueOn = limit?.dueOn ?? null;
    if (limit === null || dueOn === null) return [];
    return [toRunningEntry({ ...naming, limit: { ...limit, dueOn } }, circumstances)];
  });
  const entries = [...running, ...facts.ended.map((date) => toEndedEntry(date, circumstances))];
  return entries.length === 0 ? null : { language: circumstances.phrasebook.language, name: null, entries };
}
