import { WAIVER_STEP } from '../../domain/draw/ceremony.ts';
import { readWaiver } from '../../domain/draw/granted-waivers.ts';
import type { StepTaken } from '../../domain/review/acts.ts';
import { findParty } from '../../register/parties.ts';
import type { AppDeps } from '../app-deps.ts';
import { toProblem } from '../problem.ts';

/**
 * A waiver names States by code, and a slip of the pen would come to light only at the freeze.
 * @throws Problem 422 `waiver-invalid` where a code is in no list of parties
 */
export async function requireListed(
  { register }: AppDeps,
  { step, records = {} }: Pick<StepTaken, 'step'> & { readonly records?: StepTaken['records'] | undefined },
): Promise<void> {
  if (step !== WAIVER_STEP.id) return;
  const waiver = readWaiver(records);
  if ('expected' in waiver) return;
  for (const code of [waiver.party, ...(waiver.other === undefined ? [] : [waiver.other])]) {
    if ((await findParty(register, code)) !== undefined) continue;
    throw toProblem({
      code: 'waiver-invalid',
      message: `A waiver names parties of the list by code; ${code} is not in it.`,
      remedy: 'Correct the code.',
      facts: { step, party: code },
    });
  }
}
