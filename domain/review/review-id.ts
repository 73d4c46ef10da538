import type { PartyCode } from '../parties/party.ts';

/** In place of a party: the launch of a phase, which is a proceeding with acts and time limits like a review. */
export const LAUNCH = 'launch';

/** Names one proceeding: the review of a party in a phase of a mechanism, or the launch of that phase. */
export interface ReviewId {
  /** Procedure id, such as `untoc`. */
  readonly mechanism: string;
  readonly phase: string;
  /** The party under review. */
  readonly party: PartyCode | typeof LAUNCH;
}

/** `untoc/1/NGA`, or `untoc/1/launch`. */
export type ReviewKey = string & { readonly brand: 'ReviewKey' };

export function toReviewKey(id: ReviewId): ReviewKey {
  return `${id.mechanism}/${id.phase}/${id.party}` as ReviewKey;
}

/** Reads `untoc/1/NGA` or `untoc/1/launch`; throws on any other form. */
export function parseReviewKey(key: string): ReviewId {
  const match = /^([a-z][a-z0-9-]*)\/([0-9a-z]+)\/([A-Z]{3}|launch)$/.exec(key);
  if (match === null) {
    throw new TypeError(`a review key looks like untoc/1/NGA or untoc/1/launch; got ${JSON.stringify(key)}`);
  }
  const [, mechanism = '', phase = '', party = ''] = match;
  return { mechanism, phase, party };
}

export function isLaunch(key: ReviewKey): boolean {
  return parseReviewKey(key).party === LAUNCH;
}

/** Temporal's workflow id: `review/untoc/1/NGA`, or `phase/untoc/1` of a launch. */
export function toReviewWorkflowId(key: ReviewKey): string {
  const { mechanism, phase, party } = parseReviewKey(key);
  return party === LAUNCH ? `phase/${mechanism}/${phase}` : `review/${key}`;
}
