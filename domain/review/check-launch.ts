import { accept, type Decision, refuse } from '../errors.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { ResolutionAdopted } from './acts.ts';
import { parseReviewKey, type ReviewKey } from './review-id.ts';

/** Whether the launch of a phase may begin with the adoption of this resolution. */
export function checkLaunch(
  procedure: Procedure,
  key: ReviewKey,
  adopted: ResolutionAdopted,
): Decision<null> {
  const { phase } = parseReviewKey(key);
  if (!procedure.phases.some(({ id }) => id === phase)) {
    return refuse(
      'unknown-phase',
      `${procedure.title} has the phases ${procedure.phases.map(({ id }) => id).join(', ')}; got ${phase}.`,
      'Name one of these phases.',
      { phase },
    );
  }
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
