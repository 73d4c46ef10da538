import { toEnglishDate, toEnglishWeekday } from '../../domain/calendar/english.ts';
import type { CivilDate } from '../../domain/calendar/time.ts';

/** A civil day for machines and for people. */
export interface DayView {
  readonly iso: CivilDate;
  /** `1 May 2022`. */
  readonly text: string;
  /** `Sunday`. */
  readonly weekday: string;
}

export function toDayView(day: CivilDate): DayView {
  return { iso: day, text: toEnglishDate(day), weekday: toEnglishWeekday(day) };
}

export function toDayViewOrNull(day: CivilDate | null): DayView | null {
  return day === null ? null : toDayView(day);
}
