import type { CivilDate, Instant } from '../calendar/time.ts';
import type { TimeLimit } from './time-limit.ts';

const not = (): never => {
  throw new Error('not written yet');
};
export function isOverdue(_limit: TimeLimit, _now: Instant): boolean {
  return not();
}
export function daysLeft(_limit: TimeLimit, _today: CivilDate): number | null {
  return not();
}
export function wasMetLate(_limit: TimeLimit): boolean {
  return not();
}
