import { requireStep } from '../procedure/lookup.ts';
import type { Obligation, Procedure } from '../procedure/procedure.ts';
import type { Act, Actor, ObligationWaived, StepTaken } from './acts.ts';
import { partiesOwing } from './owed.ts';
import type { ReviewState } from './review-state.ts';
import { findLatest, findStepTaken, findStepTakenByAll } from './steps-taken.ts';

/**
 * The act that met the party's obligation; undefined while it is not met. Where the step is not the owing party's own
 * to take (observations that all sides agree on), the obligation is met when all who take the step have taken it.
 */
export function findFulfilment(
  procedure: Procedure,
  state: ReviewState,
  { fulfilledBy }: Obligation,
  party: Actor,
): Act<StepTaken> | undefined {
  const takers = partiesOwing(requireStep(procedure, fulfilledBy).by, state);
  if (takers.includes(party)) return findStepTaken(state, fulfilledBy, party);
  return findLatest(findStepTakenByAll(state, fulfilledBy, takers) ?? []);
}

/** The waiver of the party's obligation, if there is one. */
export function findWaiver(
  state: ReviewState,
  obligation: Obligation,
  party: Actor,
): Act<ObligationWaived> | undefined {
  return state.waivers.find(({ body }) => body.obligation === obligation.id && body.party === party);
}
