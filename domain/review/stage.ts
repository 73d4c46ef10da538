import type { Procedure, StageId } from '../procedure/procedure.ts';
import type { TimeLimit } from './time-limit.ts';

export function stageOf(_procedure: Procedure, _limits: readonly TimeLimit[]): StageId | null {
  throw new Error('not written yet');
}
