import { LAUNCH, parseReviewKey, type ReviewKey } from '../../domain/review/review-id.ts';

/** The page of a proceeding, a review or a launch. */
export interface ProceedingLink {
  readonly text: string;
  readonly href: string;
}

export function toProceedingLink(key: ReviewKey): ProceedingLink {
  const { mechanism, phase, party } = parseReviewKey(key);
  return party === LAUNCH
    ? { text: 'Launch', href: `/launches/${mechanism}/${phase}` }
    : { text: party, href: `/reviews/${key}` };
}
