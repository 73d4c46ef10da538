import { weekdayOf } from './civil-date.ts';
import type { CivilDate, TimeSpan } from './time.ts';
import { toMonthsAndDays } from './time-span.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** `1 May 2022`: as officers write it, in no machine's locale. */
export function toEnglishDate(day: CivilDate): string {
  const month = MONTHS[Number(day.slice(5, 7)) - 1] ?? '';
  return `${Number(day.slice(8, 10))} ${month} ${Number(day.slice(0, 4))}`;
}

/** `Sunday`. */
export function toEnglishWeekday(day: CivilDate): string {
  return WEEKDAYS[weekdayOf(day) - 1] ?? '';
}

/** `6 months`, `1 month and 15 days`. Weeks are said as days, because that is how they are counted. */
export function toEnglishSpan(span: TimeSpan): string {
  const { months, days } = toMonthsAndDays(span);
  const parts = [count(months, 'month'), count(days, 'day')].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(' and ') : '0 days';
}

/** `1 day`, `40 days`. */
export function toEnglishDays(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

function count(amount: number, unit: string): string {
  if (amount === 0) return '';
  return amount === 1 ? `1 ${unit}` : `${amount} ${unit}s`;
}
