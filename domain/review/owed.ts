import type { Role } from '../procedure/procedure.ts';
import type { Actor } from './acts.ts';
import type { ReviewState } from './review-state.ts';

export function partiesOwing(_role: Role, _state: ReviewState): readonly Actor[] {
  throw new Error('not written yet');
}
