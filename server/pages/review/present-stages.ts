import type { Procedure, StageId } from '../../../domain/procedure/procedure.ts';
import type { TimeLimit } from '../../../domain/review/time-limit.ts';

/** A stage of the review in its row of stages. */
export interface StageView {
  readonly title: string;
  readonly standing: 'done' | 'current' | 'to-come';
  /** `done`, `now`, `to come`: said, because colour alone says nothing. */
  readonly word: string;
}

/** Stages that this review has, in order. A stage may be done while an earlier one is not: acts come in any order. */
export function toStageViews(
  procedure: Procedure,
  current: StageId | null,
  limits: readonly TimeLimit[],
): readonly StageView[] {
  return procedure.stages
    .map(({ id, title }) => ({ id, title, owed: limits.filter(({ stage }) => stage === id) }))
    .filter(({ owed }) => owed.length > 0)
    .map(({ id, title, owed }) => {
      if (id === current) return { title, standing: 'current', word: 'now' };
      const done = owed.every(({ status }) => status === 'met' || status === 'waived');
      if (done) return { title, standing: 'done', word: 'done' };
      return {
        title,
        standing: 'to-come',
        word: owed.some(({ status }) => status === 'closed') ? 'ended' : 'to come',
      };
    });
}
