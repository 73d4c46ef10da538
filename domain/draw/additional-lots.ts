import type { InstrumentId } from '../procedure/procedure.ts';
import type { DrawRules } from './draw-rules.ts';
import type { DrawParty } from './frozen-draw.ts';

/** A further lot for instruments that a principal reviewer is not party to. */
export interface AdditionalLot {
  readonly instruments: readonly InstrumentId[];
  /** Side of the principal reviewer it stands in for; `any` where the rules do not ask for a side. */
  readonly side: 'region' | 'other' | 'any';
}

/** Instruments of the party under review that a reviewer is not party to. */
export function lacking(underReview: DrawParty, reviewer: DrawParty): readonly InstrumentId[] {
  return underReview.instruments.filter((instrument) => !reviewer.instruments.includes(instrument));
}

/**
 * L6, L11: the further lots that a choice of principal reviewers makes necessary, by the reading of coverage.
 * The second reviewer is undefined while it has not been drawn; lots that depend on it are then left out.
 */
export function additionalLots(
  rules: DrawRules,
  underReview: DrawParty,
  region: DrawParty,
  other: DrawParty | undefined,
): readonly AdditionalLot[] {
  const coverage = rules.coverage.value;
  if (coverage === 'one') {
    if (other === undefined) return [];
    const both = lacking(underReview, region).filter((instrument) => !other.instruments.includes(instrument));
    return both.length === 0 ? [] : [{ instruments: both, side: 'any' }];
  }
  const sided = coverage === 'two-regions';
  const lots: readonly AdditionalLot[] = [
    { instruments: lacking(underReview, region), side: sided ? 'region' : 'any' },
    { instruments: other === undefined ? [] : lacking(underReview, other), side: sided ? 'other' : 'any' },
  ];
  return lots.filter((lot) => lot.instruments.length > 0);
}
