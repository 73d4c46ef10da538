import type { CivilDate } from '../../domain/calendar/time.ts';
import { toCivilDate } from '../../domain/calendar/zoned.ts';
import type { Procedure } from '../../domain/procedure/procedure.ts';
import { fold } from '../../domain/review/fold.ts';
import { LAUNCH, toReviewKey } from '../../domain/review/review-id.ts';
import type { ReviewState } from '../../domain/review/review-state.ts';
import { findProceeding, type Proceeding } from '../../register/find-proceeding.ts';
import { requireProcedureOf } from '../../register/procedures.ts';
import type { AppDeps } from '../app-deps.ts';
import { toProblem } from '../problem.ts';
import { reviewNotFound } from '../require-review.ts';

/** Where a launch lives: `/api/launches/untoc/1`. */
export interface LaunchId {
  readonly mechanism: string;
  readonly phase: string;
}

/** A launch as the register holds it, with what follows from its acts. */
export interface StandingLaunch extends Proceeding {
  readonly state: ReviewState;
  /** As the launch sees it. */
  readonly procedure: Procedure;
  readonly today: CivilDate;
}

/** @throws Problem 404 `review-not-found` while no resolution is recorded */
export async function requireLaunch(
  { register, now }: AppDeps,
  { mechanism, phase }: LaunchId,
): Promise<StandingLaunch> {
  const key = toReviewKey({ mechanism, phase, party: LAUNCH });
  const launch = await findProceeding(register, key);
  if (launch === undefined) throw toProblem(reviewNotFound(key));
  const procedure = await requireProcedureOf(register, key);
  return {
    ...launch,
    state: fold(key, launch.acts),
    procedure,
    today: toCivilDate(now(), procedure.zone),
  };
}
