import type { Role } from '../procedure/procedure.ts';
import { type Actor, SECRETARIAT } from './acts.ts';
import { partiesOf } from './opening.ts';
import type { ReviewState } from './review-state.ts';

/** Who in this review stands in the role: the party under review first, then the reviewers as they were drawn. */
export function partiesOwing(role: Role, state: ReviewState): readonly Actor[] {
  const parties = partiesOf(state.opened.body).map(({ code }) => code);
  switch (role) {
    case 'under-review':
      return parties.slice(0, 1);
    case 'each-reviewing-state':
      return parties.slice(1);
    case 'each-state':
      return parties;
    case 'secretariat':
      return [SECRETARIAT];
  }
}
