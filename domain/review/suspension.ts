import type { ReviewState, Suspension } from './review-state.ts';

/** The stretch that is not over yet; undefined while time runs and once the review is closed. */
export function findOpenSuspension(state: ReviewState): Suspension | undefined {
  const last = state.suspensions.at(-1);
  return last?.until === null && state.closedOn === null ? last : undefined;
}
