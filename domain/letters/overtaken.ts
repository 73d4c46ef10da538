import type { LetterFacts } from './letter-facts.ts';

/** Why a letter that was due need not leave any more. */
export type Overtaken = 'met' | 'waived' | 'closed' | 'suspended' | 'date-changed' | 'no-longer-owed';

/**
 * What overtook a letter between its decision and its sending; `null` when it is still to leave. A letter may not ask for what has
 * arrived, nor name a date that has moved: the new date has a notice of its own.
 */
export function overtakenBy({ limit, notice, review }: LetterFacts): Overtaken | null {
  if (review.closedOn !== null) return 'closed';
  if (limit === null) return 'no-longer-owed';
  switch (limit.status) {
    case 'met':
    case 'waived':
    case 'closed':
    case 'suspended':
      return limit.status;
    case 'awaiting':
    case 'open':
      return 'no-longer-owed';
    case 'running':
      if (review.suspended) return 'suspended';
      return limit.dueOn === notice.dueOn ? null : 'date-changed';
  }
}
