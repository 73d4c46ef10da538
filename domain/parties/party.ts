/** Three letters of ISO 3166-1, or the placeholder of a party that has none (`EUE`). */
export type PartyCode = string;

/** Standing of a party towards an instrument. `unknown` never means no. */
export type Participation = 'yes' | 'no' | 'unknown';

/** A State, or a regional organisation, that may take part in a mechanism. */
export interface Party {
  readonly code: PartyCode;
  /** Short English name. */
  readonly name: string;
  /** United Nations regional group, or `unknown`. */
  readonly regionalGroup: string;
  /** By instrument id of the procedure, such as `untoc` or `tip`. */
  readonly instruments: Readonly<Record<string, Participation>>;
}
