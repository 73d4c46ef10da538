import type { SimulatedReview } from '../../domain/forecast/simulate.ts';
import type { TimeLimit } from '../../domain/review/time-limit.ts';
import type { Difference } from './difference.ts';
import type { RecordedReview } from './recorded.ts';

/** What a time limit's outcome is made of; titles, citations and explanations follow from these. */
const OUTCOME = [
  'status',
  'openedOn',
  'dueOn',
  'dueAt',
  'remainingDays',
  'metOn',
  'knownAt',
  'standing',
] as const;

/** Compares the outcome of every time limit of one review. */
export function compareTimeLimits(
  recorded: RecordedReview,
  simulated: SimulatedReview,
): readonly Difference[] {
  const came = new Map(recorded.limits.map((limit) => [limit.key, limit]));
  const expected = new Map(simulated.limits.map((limit) => [limit.key, limit]));
  const keys = [...new Set([...expected.keys(), ...came.keys()])];
  return keys.flatMap((key) => {
    const left = describeOutcome(expected.get(key));
    const right = describeOutcome(came.get(key));
    return left === right
      ? []
      : [{ kind: 'time-limit' as const, review: recorded.key, subject: key, expected: left, came: right }];
  });
}

function describeOutcome(limit: TimeLimit | undefined): string {
  if (limit === undefined) return 'no such time limit';
  return OUTCOME.map((name) => `${name} ${String(limit[name])}`).join(', ');
}
