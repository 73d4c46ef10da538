import { daysBetween } from '../calendar/civil-date.ts';
import type { CivilDate } from '../calendar/time.ts';
import type { RungTime } from '../procedure/procedure.ts';
import type { TimeLimit } from '../review/time-limit.ts';
import type { LetterFacts } from './letter-facts.ts';

/** What a letter is about, on the day it is written. It decides the opening sentence. */
export type Situation = 'opened' | 'date-changed' | 'reminder' | 'due-today' | 'overdue';

/** A time limit that runs, as a letter needs it. */
export type RunningLimit = TimeLimit & { readonly dueOn: CivilDate };

/**
 * The situation on `today`, which is not always the rung's: a reminder that leaves days late, after an outage, may meet a date that has
 * passed, and then says so.
 */
export function situationOf(facts: LetterFacts, limit: RunningLimit, today: CivilDate): Situation {
  const daysLeft = daysBetween(today, limit.dueOn);
  if (daysLeft < 0) return 'overdue';
  if (daysLeft === 0) return 'due-today';
  if (findRungTime(facts, limit)?.when !== 'opening') return 'reminder';
  return limit.steps.some(({ kind }) => kind === 'extension' || kind === 'suspension')
    ? 'date-changed'
    : 'opened';
}

function findRungTime({ procedure, notice }: LetterFacts, limit: TimeLimit): RungTime | undefined {
  const ladder = procedure.ladders.find(({ id }) => id === limit.ladder);
  return ladder?.rungs.find(({ id }) => id === notice.rung)?.at;
}
