import type { Procedure } from '../procedure/procedure.ts';
import type { ReviewState } from './review-state.ts';
import type { TimeLimit } from './time-limit.ts';

export function timetable(_procedure: Procedure, _state: ReviewState): readonly TimeLimit[] {
  throw new Error('not written yet');
}
