import type { Act, ReviewResumed } from './acts.ts';
import { effectiveActs, struckOutSequences } from './effective-acts.ts';
import { isOpening } from './opening.ts';
import type { ReviewKey } from './review-id.ts';
import type { ReviewState, Suspension } from './review-state.ts';

/**
 * What a review's acts say together. Acts come in sequence; those struck out are left out as if never recorded.
 * Throws where `decide` could not have accepted the acts: none, no opening first, or a resumption of what ran.
 */
export function fold(key: ReviewKey, acts: readonly Act[]): ReviewState {
  const [first, ...later] = effectiveActs(acts);
  if (first === undefined || !isOpening(first)) {
    throw new Error(`the first act of ${key} must be an opening; got ${first?.body.kind ?? 'no act'}`);
  }
  const opened: ReviewState = {
    key,
    opened: first,
    steps: [],
    extensions: [],
    waivers: [],
    suspensions: [],
    closedOn: null,
    closedAt: null,
    struckOut: struckOutSequences(acts),
  };
  return later.reduce(evolve, opened);
}

function evolve(state: ReviewState, act: Act): ReviewState {
  const { body } = act;
  switch (body.kind) {
    case 'step-taken':
      return { ...state, steps: [...state.steps, { ...act, body }] };
    case 'extension-granted':
      return { ...state, extensions: [...state.extensions, { ...act, body }] };
    case 'obligation-waived':
      return { ...state, waivers: [...state.waivers, { ...act, body }] };
    case 'review-suspended': {
      const begun: Suspension = { from: body.on, until: null, knownAt: act.recordedAt, act: act.sequence };
      return { ...state, suspensions: [...state.suspensions, begun] };
    }
    case 'review-resumed':
      return { ...state, suspensions: endLast(state, { ...act, body }) };
    case 'review-closed':
      return { ...state, closedOn: body.on, closedAt: act.recordedAt };
    case 'review-opened':
    case 'resolution-adopted':
      throw new Error(`${state.key} is opened a second time by act ${act.sequence}`);
    case 'act-struck-out':
      return state;
  }
}

function endLast(state: ReviewState, act: Act<ReviewResumed>): readonly Suspension[] {
  const last = state.suspensions.at(-1);
  if (last?.until !== null) {
    throw new Error(`${state.key} is resumed by act ${act.sequence} though it was not suspended`);
  }
  const ended: Suspension = {
    from: last.from,
    until: act.body.on,
    knownAt: act.recordedAt,
    act: act.sequence,
  };
  return [...state.suspensions.slice(0, -1), ended];
}
