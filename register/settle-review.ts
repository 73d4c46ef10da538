import type { Instant } from '../domain/calendar/time.ts';
import type { Procedure, StageId } from '../domain/procedure/procedure.ts';
import type { Act } from '../domain/review/acts.ts';
import type { ReviewKey } from '../domain/review/review-id.ts';
import type { Register } from './database.ts';

export interface Settlement {
  readonly review: ReviewKey;
  /** Acts not yet in the register, in sequence; those that are there already are passed over. */
  readonly acts: readonly Act[];
  /** Proceedings' time. */
  readonly now: Instant;
  /** Procedure of a review that is opened by these acts; without it, the mechanism's newest. */
  readonly procedure?: Procedure | undefined;
}

export interface Settled {
  readonly enteredThrough: number;
  readonly stage: StageId | null;
  readonly nextAt: Instant | null;
  readonly closed: boolean;
  /** This call lowered the post room's next wake, so the caller wakes it. */
  readonly wokeEarlier: boolean;
}

/**
 * Enters acts and everything that follows from them in one transaction. Idempotent.
 * @throws {ActConflictError} if the register holds another act at a given sequence, or acts in between are missing: a bug, never to be retried.
 */
export function settleReview(_register: Register, _settlement: Settlement): Promise<Settled> {
  throw new Error('not written yet');
}
