import { accept, type Decision, refuse } from '../errors.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { ResolutionAdopted } from './acts.ts';
import { checkPhase } from './check-phase.ts';
import { parseReviewKey, type ReviewKey } from './review-id.ts';

/** Whether the launch of a phase may begin with the adoption of this resolution. */
export function checkLaunch(
  procedure: Procedure,
  key: ReviewKey,
  adopted: ResolutionAdopted,
): Decision<null> {
  const { phase } = parseReviewKey(key);
  const phaseKnown = checkPhase(procedure, phase);
  if (!phaseKnown.accepted) return phaseKnown;
  if (adopted.resolution.trim() === '') {
    return refuse(
      'reason-required',
      'A launch rests on a resolution, and its number is empty.',
      'Give the number of the resolution, such as 10/1.',
      { phase },
    );
  }
  return accept(null);
}
