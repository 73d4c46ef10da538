import { accept, type Decision, refuse } from '../errors.ts';
import type { Role } from '../procedure/procedure.ts';
import { type Actor, SECRETARIAT } from './acts.ts';
import { partiesOwing } from './owed.ts';
import type { ReviewState } from './review-state.ts';

/** Whether the party takes part in the review, and in the role that `what` asks for. */
export function checkActor(
  state: ReviewState,
  party: Actor,
  { role, what }: { readonly role: Role; readonly what: string },
): Decision<null> {
  if (party !== SECRETARIAT && !partiesOwing('each-state', state).includes(party)) {
    return refuse(
      'not-part-of-review',
      `${party} is neither under review in ${state.key} nor one of its reviewers.`,
      `Name one of ${partiesOwing('each-state', state).join(', ')}.`,
      { party },
    );
  }
  const actors = partiesOwing(role, state);
  if (!actors.includes(party)) {
    return refuse(
      'not-the-actor',
      `${what} is for ${actors.join(', ')} in this review; got ${party}.`,
      'Name the party whose part it is.',
      { party, role },
    );
  }
  return accept(null);
}
