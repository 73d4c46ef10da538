import { SECRETARIAT } from '../../review/acts.ts';
import type { LetterFacts } from '../letter-facts.ts';
import { voiceOf } from '../words/voice.ts';
import { type CalendarCircumstances, toEndedEntry, toRunningEntry } from './calendar-entry.ts';
import type { CalendarFile } from './calendar-file.ts';

/**
 * The calendar file that goes with a letter to a State: the dates that the letter tells, and those that earlier letters told and that run
 * no more. `null` in letters to anybody else, who keep no calendar of a State's dates.
 */
export function calendarOfLetter(
  facts: Pick<LetterFacts, 'contact' | 'ended' | 'matters'>,
  circumstances: CalendarCircumstances,
): CalendarFile | null {
  if (!carriesCalendar(facts)) return null;
  const running = facts.matters.flatMap(({ limit, ...naming }) => {
    const dueOn = limit?.dueOn ?? null;
    if (limit === null || dueOn === null) return [];
    return [toRunningEntry({ ...naming, limit: { ...limit, dueOn } }, circumstances)];
  });
  return {
    language: circumstances.phrasebook.language,
    name: null,
    entries: [...running, ...facts.ended.map((date) => toEndedEntry(date, circumstances))],
  };
}

/** Whether a calendar file goes with the letter. What the secretariat owes is written to itself as to any party. */
export function carriesCalendar(facts: Pick<LetterFacts, 'contact' | 'matters'>): boolean {
  const voice = voiceOf(facts);
  if (voice !== 'party' && voice !== 'permanent-mission') return false;
  return facts.matters.some(({ owedBy }) => owedBy.code !== SECRETARIAT);
}
