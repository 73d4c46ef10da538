import type { PartyCode } from '../parties/party.ts';

/** Names one country review: the review of a party in a phase of a mechanism. */
export interface ReviewId {
  /** Procedure id, such as `untoc`. */
  readonly mechanism: string;
  readonly phase: string;
  /** The party under review. */
  readonly party: PartyCode;
}

/** `untoc/1/NGA`. */
export type ReviewKey = string & { readonly brand: 'ReviewKey' };

export function toReviewKey(id: ReviewId): ReviewKey {
  return `${id.mechanism}/${id.phase}/${id.party}` as ReviewKey;
}

/** Reads `untoc/1/NGA`; throws on any other form. */
export function parseReviewKey(key: string): ReviewId {
  const match = /^([a-z][a-z0-9-]*)\/([0-9a-z]+)\/([A-Z]{3})$/.exec(key);
  if (match === null) throw new TypeError(`a review key looks like untoc/1/NGA; got ${JSON.stringify(key)}`);
  const [, mechanism = '', phase = '', party = ''] = match;
  return { mechanism, phase, party };
}

/** Temporal's workflow id of the review: `review/untoc/1/NGA`. */
export function toReviewWorkflowId(key: ReviewKey): string {
  return `review/${key}`;
}
