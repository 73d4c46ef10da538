import { accept, type Decision, refuse } from '../errors.ts';
import type { Procedure } from '../procedure/procedure.ts';

/** Whether the procedure has this phase. */
export function checkPhase(procedure: Procedure, phase: string): Decision<null> {
  if (procedure.phases.some(({ id }) => id === phase)) return accept(null);
  return refuse(
    'unknown-phase',
    `${procedure.title} has the phases ${procedure.phases.map(({ id }) => id).join(', ')}; got ${phase}.`,
    'Name one of these phases.',
    { phase },
  );
}
