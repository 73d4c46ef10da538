import type { CivilDate } from '../../calendar/time.ts';
import type { RungTime } from '../../procedure/procedure.ts';
import type { TimeLimit } from '../../review/time-limit.ts';
import type { Matter } from '../letter-facts.ts';

/** What a letter says of a date on the day it is written. It decides the opening sentence. */
export type Situation = 'opened' | 'date-changed' | 'reminder' | 'due-today' | 'overdue';

/** A time limit that runs, as a letter needs it. */
export type RunningLimit = TimeLimit & { readonly dueOn: CivilDate };

/**
 * The situation with so many days left, which is not always the rung's: a reminder that leaves days late, after an outage, may meet a
 * date that has passed, and then says so.
 */
export function situationOf(
  { procedure, notice }: Pick<Matter, 'procedure' | 'notice'>,
  limit: RunningLimit,
  daysLeft: number,
): Situation {
  if (daysLeft < 0) return 'overdue';
  if (daysLeft === 0) return 'due-today';
  const ladder = procedure.ladders.find(({ id }) => id === limit.ladder);
  const at: RungTime | undefined = ladder?.rungs.find(({ id }) => id === notice.rung)?.at;
  if (at?.when !== 'opening') return 'reminder';
  return limit.steps.some(({ kind }) => kind === 'extension' || kind === 'suspension')
    ? 'date-changed'
    : 'opened';
}
