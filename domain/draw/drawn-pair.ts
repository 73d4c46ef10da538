import type { PartyCode } from '../parties/party.ts';
import type { InstrumentId } from '../procedure/procedure.ts';

/** `region`: of the own regional group; `other`: of another; `instrument`: additional, for instruments alone. */
export type ReviewerLot = 'region' | 'other' | 'instrument';

export interface DrawnReviewer {
  readonly party: PartyCode;
  readonly instruments: readonly InstrumentId[];
  readonly lot: ReviewerLot;
}

/** A party under review with its reviewers, as the lots gave them. */
export interface DrawnPair {
  readonly underReview: PartyCode;
  readonly group: number;
  readonly reviewers: readonly DrawnReviewer[];
}
