import { daysBetween } from '../calendar/civil-date.ts';
import type { CivilDate, Instant } from '../calendar/time.ts';
import type { TimeLimit } from './time-limit.ts';

/** Whether the time is over and the obligation neither met nor waived. The due date's own day is still in time. */
export function isOverdue({ status, dueAt }: TimeLimit, now: Instant): boolean {
  return status === 'running' && dueAt !== null && now >= dueAt;
}

/**
 * Days from `today` to the due date: 0 on the day itself, negative when late. While suspended, the days that remain.
 * `null` where no time runs: awaiting, without time limit, met, waived or closed.
 */
export function daysLeft({ status, dueOn, remainingDays }: TimeLimit, today: CivilDate): number | null {
  if (status === 'suspended') return remainingDays;
  return status === 'running' && dueOn !== null ? daysBetween(today, dueOn) : null;
}

/** Whether the obligation was met on a day after its due date. */
export function wasMetLate({ metOn, dueOn }: TimeLimit): boolean {
  return metOn !== null && dueOn !== null && metOn > dueOn;
}
