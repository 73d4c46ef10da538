import type { Launch, Procedure } from '../../domain/procedure/procedure.ts';
import type { Register } from '../../register/database.ts';
import { findProcedure } from '../../register/procedures.ts';
import { Problem } from '../problem.ts';

/** A phase that can be launched, by the newest procedure of its mechanism. */
export interface LaunchablePhase {
  readonly procedure: Procedure;
  readonly launch: Launch;
  readonly phase: Procedure['phases'][number];
}

/** @throws Problem 404 where the mechanism has no such phase, or no launch */
export async function requirePhase(
  register: Register,
  id: { readonly mechanism: string; readonly phase: string },
): Promise<LaunchablePhase> {
  const procedure = await findProcedure(register, id.mechanism);
  const phase = procedure?.phases.find((one) => one.id === id.phase);
  if (procedure?.launch !== undefined && phase !== undefined) {
    return { procedure, launch: procedure.launch, phase };
  }
  throw new Problem(
    404,
    'not-found',
    `No phase ${id.phase} of ${id.mechanism} is known that begins with a launch.`,
    'See /launches for those that do.',
  );
}
