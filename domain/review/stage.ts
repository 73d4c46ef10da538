import type { Procedure, StageId } from '../procedure/procedure.ts';
import type { TimeLimit } from './time-limit.ts';

const DONE: ReadonlySet<TimeLimit['status']> = new Set(['met', 'waived', 'closed']);

/**
 * Where the review stands: the first stage of the procedure with an obligation that is neither met nor waived. Stages
 * without obligations are passed over. `null` when all is done or the review is closed.
 */
export function stageOf(procedure: Procedure, limits: readonly TimeLimit[]): StageId | null {
  const waiting = new Set(limits.filter(({ status }) => !DONE.has(status)).map(({ stage }) => stage));
  return procedure.stages.find(({ id }) => waiting.has(id))?.id ?? null;
}
