import type { ProceedingsClock } from '../domain/calendar/proceedings-clock.ts';
import type { Instant } from '../domain/calendar/time.ts';
import { accept, type Decision } from '../domain/errors.ts';
import type { RecordCommand } from '../domain/review/acts.ts';
import { decide } from '../domain/review/decide.ts';
import type { ReviewKey } from '../domain/review/review-id.ts';
import type { Register } from '../register/database.ts';
import { findProceeding } from '../register/find-proceeding.ts';
import { requireProcedureOf } from '../register/procedures.ts';
import type { CountryReviewInput } from '../workflows/messages.ts';
import { reviewNotFound } from './require-review.ts';

export interface ResumeDeps {
  readonly register: Register;
  readonly clock: ProceedingsClock;
  readonly now: () => Instant;
}

/**
 * Input of a workflow that goes on from what the register holds, for a review that has none running: it was closed, or
 * the engine lost it. The command is decided first, so that nothing is started for a command that would be refused.
 */
export async function resumeReview(
  { register, clock, now }: ResumeDeps,
  key: ReviewKey,
  command: RecordCommand,
): Promise<Decision<CountryReviewInput>> {
  const review = await findProceeding(register, key);
  if (review === undefined) return { accepted: false, refusal: reviewNotFound(key) };
  const { acts, nextAt, stage } = review;
  const procedure = await requireProcedureOf(register, key);
  const decision = decide({ procedure, key, acts, command, now: now() });
  if (!decision.accepted) return decision;
  return accept({
    version: 1,
    review: key,
    procedure,
    clock,
    acts,
    enteredThrough: acts.length,
    nextAt,
    stage,
  });
}
