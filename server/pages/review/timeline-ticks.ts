import { daysBetween, parseCivilDate } from '../../../domain/calendar/civil-date.ts';
import { toEnglishDate } from '../../../domain/calendar/english.ts';
import type { CivilDate } from '../../../domain/calendar/time.ts';

/** A month named above the picture of a timetable. */
export interface Tick {
  readonly x: number;
  readonly text: string;
  /** The year, said once where it begins. */
  readonly year: string | null;
}

/** Names of months side by side before they touch. */
const TICKS_AT_MOST = 12;
const DAYS_PER_MONTH = 30.4;

/** First days of months from `first` to `until`, so few that their names do not touch. */
export function toTicks(
  first: CivilDate,
  until: CivilDate,
  toX: (day: CivilDate) => number,
): readonly Tick[] {
  const months = daysBetween(first, until) / DAYS_PER_MONTH;
  const step = [1, 2, 3, 6, 12, 24].find((candidate) => months / candidate <= TICKS_AT_MOST) ?? 60;
  const ticks: Tick[] = [];
  let shownYear = '';
  for (const day of firstDays(first, until)) {
    if ((Number(day.slice(5, 7)) - 1) % step !== 0) continue;
    const [, month = '', year = ''] = toEnglishDate(day).split(' ');
    ticks.push({ x: toX(day), text: month.slice(0, 3), year: year === shownYear ? null : year });
    shownYear = year;
  }
  return ticks;
}

function* firstDays(first: CivilDate, until: CivilDate): Generator<CivilDate> {
  let year = Number(first.slice(0, 4));
  let month = Number(first.slice(5, 7));
  for (;;) {
    const day = parseCivilDate(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`);
    if (day > until) return;
    if (day >= first) yield day;
    month = month === 12 ? 1 : month + 1;
    if (month === 1) year += 1;
  }
}
