import { addDays, weekdayOf } from './civil-date.ts';
import type { CivilDate, Instant, ZoneName } from './time.ts';
import { atLocalTime, toCivilDate } from './zoned.ts';

/** When an office works. Civil days and clocks are those of its zone. */
export interface OfficeHours {
  readonly zone: ZoneName;
  /** Days of the week from 1, Monday, to 7, Sunday, on which it is closed; never all seven. */
  readonly weekend: readonly number[];
  /** Local time, `HH:MM`. */
  readonly opens: string;
  /** Local time, `HH:MM`, later than `opens`; at that moment it is closed. */
  readonly closes: string;
}

/** Whether the office is closed on that day besides its weekend. */
export type IsHoliday = (day: CivilDate) => boolean;

/** No office is closed for a year: who asks beyond it has given holidays that leave no day to work. */
const MOST_DAYS_CLOSED = 366;

/**
 * `at` itself when the office is open at that moment, else the moment of its next opening. Throws RangeError when it
 * would be closed for a year on end.
 */
export function nextOpening(hours: OfficeHours, isHoliday: IsHoliday, at: Instant): Instant {
  const today = toCivilDate(at, hours.zone);
  if (isWorkingDay(hours, isHoliday, today)) {
    const opening = atLocalTime(today, hours.opens, hours.zone);
    if (at <= opening) return opening;
    if (at < atLocalTime(today, hours.closes, hours.zone)) return at;
  }
  for (let days = 1; days <= MOST_DAYS_CLOSED; days += 1) {
    const day = addDays(today, days);
    if (!isWorkingDay(hours, isHoliday, day)) continue;
    const opening = atLocalTime(day, hours.opens, hours.zone);
    // A zone that crosses the date line leaves out a day; its times would fall on the next one.
    if (toCivilDate(opening, hours.zone) === day) return opening;
  }
  throw new RangeError(`an office opens at least once a year; found none from ${today} on`);
}

function isWorkingDay({ weekend }: OfficeHours, isHoliday: IsHoliday, day: CivilDate): boolean {
  return !weekend.includes(weekdayOf(day)) && !isHoliday(day);
}
