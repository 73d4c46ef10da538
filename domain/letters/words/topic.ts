import { daysBetween } from '../../calendar/civil-date.ts';
import type { CivilDate, Instant } from '../../calendar/time.ts';
import { toCivilDate } from '../../calendar/zoned.ts';
import type { Matter } from '../letter-facts.ts';
import { type RunningLimit, type Situation, situationOf } from './situation.ts';

/** A matter as it stands on the day of writing. */
export interface Topic extends Matter {
  readonly limit: RunningLimit;
  readonly situation: Situation;
  /** Civil day of writing, in the procedure's zone. */
  readonly today: CivilDate;
  /** Days from today to the due date; negative when it has passed. */
  readonly daysLeft: number;
}

/** @throws Error when no time runs: ask `overtakenBy` first. */
export function toTopic(matter: Matter, now: Instant): Topic {
  const dueOn = matter.limit?.dueOn ?? null;
  if (matter.limit === null || dueOn === null)
    throw new Error('a letter is written about a time limit that runs to a day; this one does not');
  const limit = { ...matter.limit, dueOn };
  const today = toCivilDate(now, matter.procedure.zone);
  const daysLeft = daysBetween(today, dueOn);
  return { ...matter, limit, today, daysLeft, situation: situationOf(matter, limit, daysLeft) };
}

/** The soonest first; dates of one day by review and time limit, so that a letter written twice is the same. */
export function bySoonest(one: Topic, other: Topic): number {
  const [first, second] = [one, other].map(({ limit, review }) =>
    [limit.dueOn, review.key, limit.key].join(' '),
  );
  return (first ?? '') < (second ?? '') ? -1 : 1;
}
