import type { CalendarCircumstances } from '../../domain/letters/calendar/calendar-entry.ts';
import { calendarOfLetter } from '../../domain/letters/calendar/calendar-of-letter.ts';
import type { LetterFacts } from '../../domain/letters/letter-facts.ts';
import type { Attachment } from './build-mime.ts';
import { renderCalendar } from './render-calendar.ts';

/** The calendar file of a letter to a State, by which a program enters its dates and takes back those that ended; `null` for other letters. */
export function toCalendarAttachment(
  facts: LetterFacts,
  circumstances: CalendarCircumstances,
): Attachment | null {
  const calendar = calendarOfLetter(facts, circumstances);
  if (calendar === null) return null;
  return {
    filename: 'deadline.ics',
    contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
    content: renderCalendar(calendar),
  };
}
