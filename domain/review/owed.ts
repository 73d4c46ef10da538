import type { Role } from '../procedure/procedure.ts';
import { type Actor, SECRETARIAT } from './acts.ts';
import type { ReviewState } from './review-state.ts';

/** Who in this review stands in the role: the party under review first, then the reviewers as they were drawn. */
export function partiesOwing(role: Role, state: ReviewState): readonly Actor[] {
  const { underReview, reviewers } = state.opened.body;
  switch (role) {
    case 'under-review':
      return [underReview.code];
    case 'each-reviewing-state':
      return reviewers.map((party) => party.code);
    case 'each-state':
      return [underReview.code, ...reviewers.map((party) => party.code)];
    case 'secretariat':
      return [SECRETARIAT];
  }
}
