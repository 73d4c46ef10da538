import type { AddresseeKind } from '../procedure/procedure.ts';
import { type CalendarCircumstances, toEndedEntry, toRunningEntry } from './calendar-entry.ts';
import type { CalendarFile } from './calendar-file.ts';
import type { LetterFacts } from './letter-facts.ts';

/**
 * The calendar file that goes with a letter to a State: the dates that the letter tells, and those that earlier letters told and that run
 * no more. `null` in letters to anybody else, who keep no calendar of a State's dates.
 */
export function calendarOfLetter(
  { ended, matters }: Pick<LetterFacts, 'ended' | 'matters'>,
  circumstances: CalendarCircumstances,
): CalendarFile | null {
  const entries = [
    ...matters.flatMap(({ limit, notice, ...naming }) => {
      const dueOn = limit?.dueOn ?? null;
      if (limit === null || dueOn === null || !isToState(notice.addressee)) return [];
      return [toRunningEntry({ ...naming, limit: { ...limit, dueOn } }, circumstances)];
    }),
    ...ended.map((date) => toEndedEntry(date, circumstances)),
  ];
  return entries.length === 0 ? null : { language: circumstances.phrasebook.language, name: null, entries };
}

function isToState(addressee: AddresseeKind): boolean {
  return addressee === 'party' || addressee === 'permanent-mission';
}
