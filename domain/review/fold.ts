import type { Act } from './acts.ts';
import type { ReviewKey } from './review-id.ts';
import type { ReviewState } from './review-state.ts';

export function fold(_key: ReviewKey, _acts: readonly Act[]): ReviewState {
  throw new Error('not written yet');
}
