import type { CivilDate } from '../calendar/time.ts';
import type { ActBody, ActStruckOut, ReviewOpened } from '../review/acts.ts';
import type { ReviewKey } from '../review/review-id.ts';
import type { ForeseenStep } from './foreseen-steps.ts';

export interface Opening {
  readonly key: ReviewKey;
  readonly opened: ReviewOpened;
}

/** One review of a rehearsal with all that its parties will do. */
export interface RehearsedReview extends Opening {
  readonly steps: readonly ForeseenStep[];
}

/**
 * Order of the acts of one day: an error and its correction come before the true step, and what presumes steps after.
 */
export const RANKS = { opening: 0, error: 1, correction: 2, step: 3, time: 4 } as const;

/** An act of the script before it has its place, and so before its sequence is known. */
export interface ScriptedAct {
  readonly key: ReviewKey;
  readonly rank: number;
  readonly body: Exclude<ActBody, ActStruckOut> | ScriptedCorrection;
}

export interface ScriptedCorrection {
  readonly kind: 'act-struck-out';
  readonly error: ScriptedAct;
  readonly on: CivilDate;
  readonly reason: string;
}
