import type { CivilDate } from '../../calendar/time.ts';
import type { Party } from '../../parties/party.ts';
import type { Procedure } from '../../procedure/procedure.ts';
import type { TimeLimit } from '../../review/time-limit.ts';
import type { Matter } from '../letter-facts.ts';
import { LONGEST_NAME, toDisplayText } from '../text/display-text.ts';
import { type CalendarCircumstances, toEndedEntry, toRunningEntry } from './calendar-entry.ts';
import type { CalendarEntry, CalendarFile } from './calendar-file.ts';

/** A time limit that one State owes, with what names it. */
export interface DateOfState extends Pick<Matter, 'procedure' | 'review' | 'owedBy'> {
  readonly limit: TimeLimit;
}

export interface StateOfCalendar {
  readonly state: Pick<Party, 'code' | 'name'>;
  /** The mechanism's newest. */
  readonly procedure: Pick<Procedure, 'id' | 'title'>;
  /** Of this State alone, in all its reviews. */
  readonly dates: readonly DateOfState[];
}

/** The calendar that a State subscribes to: every date that runs against it, and as cancelled those that ran once and run no more. */
export function calendarOfState(
  { dates, procedure, state }: StateOfCalendar,
  circumstances: CalendarCircumstances,
): CalendarFile {
  const { phrasebook } = circumstances;
  const mechanism = phrasebook.findProcedureText(procedure.id, 'title', procedure.title) ?? procedure.title;
  return {
    language: phrasebook.language,
    name: phrasebook.say('calendar.name', {
      state: toDisplayText(phrasebook.nameState(state.code, state.name), LONGEST_NAME),
      mechanism: toDisplayText(mechanism),
    }),
    entries: dates.flatMap((date) => toEntry(date, circumstances)),
  };
}

function toEntry(date: DateOfState, circumstances: CalendarCircumstances): readonly CalendarEntry[] {
  const { limit } = date;
  if (limit.status === 'running' && limit.dueOn !== null) {
    return [toRunningEntry({ ...date, limit: { ...limit, dueOn: limit.dueOn } }, circumstances)];
  }
  const toldOn = lastDayOf(limit);
  return toldOn === null ? [] : [toEndedEntry({ ...date, toldOn }, circumstances)];
}

/** While a review is suspended its dates are the ones from before: what a calendar has to take back. */
function lastDayOf({ dueOn, steps }: TimeLimit): CivilDate | null {
  return dueOn ?? steps.findLast(({ kind }) => kind === 'suspension')?.from ?? null;
}
