import type { CivilDate, TimeSpan } from './time.ts';
import { type MonthsAndDays, toMonthsAndDays } from './time-span.ts';

/** Counting of civil days: the proleptic Gregorian calendar, years 0001 to 9999, no zone. Compare days as strings. */

const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;

/**
 * What a count of months does where the month it ends in is too short. `last-day`: 31 August plus six months is the last
 * day of February. The policy is named at each use, because a provision could say otherwise.
 */
export interface MonthEndPolicy {
  readonly monthEnd: 'last-day';
}

/** Whether the text is a day of the calendar in the form `YYYY-MM-DD`. */
export function isCivilDate(text: string): text is CivilDate {
  const [, year = '', month = '', day = ''] = FORM.exec(text) ?? [];
  const monthOfYear = Number(month);
  const dayOfMonth = Number(day);
  if (Number(year) < 1 || monthOfYear < 1 || monthOfYear > 12 || dayOfMonth < 1) return false;
  return dayOfMonth <= daysInMonth(Number(year), monthOfYear);
}

/** Throws RangeError unless the text is a day of the calendar in the form `YYYY-MM-DD`. */
export function parseCivilDate(text: string): CivilDate {
  if (!isCivilDate(text)) {
    throw new RangeError(
      `a day is written YYYY-MM-DD and exists in the calendar; got ${JSON.stringify(text)}`,
    );
  }
  return text;
}

/** The day that many days later, or earlier if negative. Throws RangeError beyond the years 0001 to 9999. */
export function addDays(day: CivilDate, days: number): CivilDate {
  return toDay(toDayNumber(day) + days);
}

/** Days from one day to another; negative if `to` is the earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return toDayNumber(to) - toDayNumber(from);
}

/** The day that ends the span counted from `day`: months first, then days. Throws RangeError beyond the year 9999. */
export function addSpan(day: CivilDate, span: TimeSpan, policy: MonthEndPolicy): CivilDate {
  return shift(day, toMonthsAndDays(span), 1, policy);
}

/** The day from which the span counts back: months first, then days. Throws RangeError before the year 0001. */
export function subtractSpan(day: CivilDate, span: TimeSpan, policy: MonthEndPolicy): CivilDate {
  return shift(day, toMonthsAndDays(span), -1, policy);
}

/** Day of the week from 1, Monday, to 7, Sunday. */
export function weekdayOf(day: CivilDate): number {
  // Day 0, 1 January 1970, was a Thursday.
  return ((((toDayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

function shift(
  day: CivilDate,
  { months, days }: MonthsAndDays,
  sign: 1 | -1,
  policy: MonthEndPolicy,
): CivilDate {
  if (months === 0) return addDays(day, sign * days);
  const { year, month, dayOfMonth } = partsOf(day);
  const monthNumber = year * 12 + (month - 1) + sign * months;
  const targetYear = Math.floor(monthNumber / 12);
  const targetMonth = monthNumber - targetYear * 12 + 1;
  const length = daysInMonth(targetYear, targetMonth);
  const clamped = DAY_OF_MONTH[policy.monthEnd](dayOfMonth, length);
  return addDays(parseCivilDate(write(targetYear, targetMonth, clamped)), sign * days);
}

/** By policy, the day on which a month of `length` days takes the place of the `wanted` one. */
const DAY_OF_MONTH: Readonly<Record<MonthEndPolicy['monthEnd'], (wanted: number, length: number) => number>> =
  {
    'last-day': (wanted, length) => Math.min(wanted, length),
  };

function partsOf(day: CivilDate): { year: number; month: number; dayOfMonth: number } {
  return {
    year: Number(day.slice(0, 4)),
    month: Number(day.slice(5, 7)),
    dayOfMonth: Number(day.slice(8, 10)),
  };
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function write(year: number, month: number, dayOfMonth: number): string {
  const pad = (part: number, width: number): string => String(part).padStart(width, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`;
}

/** Days since 1 January 1970. A day is reckoned in UTC, where every day has the same length. */
function toDayNumber(day: CivilDate): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

function toDay(dayNumber: number): CivilDate {
  const at = new Date(dayNumber * DAY_MS);
  const year = at.getUTCFullYear();
  if (!(year >= 1 && year <= 9999)) {
    throw new RangeError(`days are counted in the years 0001 to 9999; got day ${dayNumber} from 1970-01-01`);
  }
  return at.toISOString().slice(0, 10) as CivilDate;
}
