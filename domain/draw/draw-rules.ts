import type { DrawOptions, Procedure, Reading } from '../procedure/procedure.ts';

/** Everything that a draw follows, options and rules, with what each rests on. Part of the transcript. */
export interface DrawRules extends DrawOptions {
  /** L7. Most reviewers of one review, principal and additional ones together. */
  readonly maximumReviewers: Reading<number>;
}

/** The rules of a procedure's draw; undefined where the mechanism draws no lots. */
export function findDrawRules({ draw, reviewers }: Procedure): DrawRules | undefined {
  if (draw === undefined) return undefined;
  return { ...draw, maximumReviewers: { value: reviewers.maximum, basis: reviewers.basis } };
}
