import type { PartyCode } from '../parties/party.ts';
import type { WaivableRule } from '../procedure/procedure.ts';

/**
 * A limit that does not hold for a named State, or for a named pair of States. Frozen with the list of parties, so that
 * it is known before any lot is drawn; it permits what the limit forbids, and does not ask for it.
 */
export interface Waiver {
  readonly rule: WaivableRule;
  /** `maximum-reviewers`: the State under review. `mutual-review`: one of the two, that which comes first by its code. */
  readonly party: PartyCode;
  /** `mutual-review` alone: the other one. */
  readonly other?: PartyCode;
  readonly reason: string;
}

/** One text for the same waiver, whatever its reason; sorts by rule and party. */
export function nameWaiver({ rule, party, other }: Pick<Waiver, 'rule' | 'party' | 'other'>): string {
  return other === undefined ? `${rule} ${party}` : `${rule} ${party} ${other}`;
}

/** L7: whether the State under review may have more reviewers than the rules allow. */
export function mayExceedReviewers(waivers: readonly Waiver[], underReview: PartyCode): boolean {
  return waivers.some(({ rule, party }) => rule === 'maximum-reviewers' && party === underReview);
}

/** L5: whether the two may review each other although the rules bar it. */
export function mayReviewEachOther(waivers: readonly Waiver[], one: PartyCode, two: PartyCode): boolean {
  return waivers.some(
    ({ rule, party, other }) =>
      rule === 'mutual-review' && ((party === one && other === two) || (party === two && other === one)),
  );
}
