import type { CivilDate, TimeSpan } from './time.ts';

const not = (): never => {
  throw new Error('not written yet');
};

export function isCivilDate(_text: string): _text is CivilDate {
  return not();
}
export function parseCivilDate(_text: string): CivilDate {
  return not();
}
export function addDays(_day: CivilDate, _days: number): CivilDate {
  return not();
}
export function daysBetween(_from: CivilDate, _to: CivilDate): number {
  return not();
}
export interface MonthEndPolicy {
  readonly monthEnd: 'last-day';
}
export function addSpan(_day: CivilDate, _span: TimeSpan, _policy: MonthEndPolicy): CivilDate {
  return not();
}
export function subtractSpan(_day: CivilDate, _span: TimeSpan, _policy: MonthEndPolicy): CivilDate {
  return not();
}
