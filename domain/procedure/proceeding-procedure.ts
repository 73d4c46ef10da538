import { isLaunch, type ReviewKey } from '../review/review-id.ts';
import type { Procedure } from './procedure.ts';

/**
 * The procedure as one proceeding sees it: of a launch, with the launch's stages, steps and obligations in place of the
 * reviews'. Ladders, zone and everything else are the mechanism's own. Applied twice it is the same.
 * @throws Error where the mechanism has no launch
 */
export function procedureFor(key: ReviewKey, procedure: Procedure): Procedure {
  if (!isLaunch(key)) return procedure;
  if (procedure.launch === undefined) throw new Error(`the procedure ${procedure.id} has no launch`);
  const { stages, steps, obligations } = procedure.launch;
  return { ...procedure, stages, steps, obligations };
}
