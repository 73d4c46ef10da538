import type { PartyCode } from '../../domain/parties/party.ts';
import type { InstrumentId } from '../../domain/procedure/procedure.ts';

/** An invented group of reviews, for demonstration; real only in the names of its States. */
export interface SampleGroup {
  readonly mechanism: string;
  readonly phase: string;
  readonly group: number;
  readonly reviews: readonly SampleReview[];
}

export interface SampleReview {
  readonly party: PartyCode;
  /** Instruments that the party is reviewed on. */
  readonly instruments: readonly InstrumentId[];
  readonly reviewers: readonly { readonly party: PartyCode; readonly instruments: readonly InstrumentId[] }[];
}

export function loadSampleGroup(): SampleGroup {
  throw new Error('not written yet');
}
