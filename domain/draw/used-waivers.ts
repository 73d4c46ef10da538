import type { PartyCode } from '../parties/party.ts';
import type { DrawnPair } from './drawn-pair.ts';
import type { FrozenDraw } from './frozen-draw.ts';
import type { Waiver } from './waiver.ts';

/** The frozen waivers without which what was drawn would break a rule, in their order. */
export function usedWaivers(
  { rules, continues, waivers = [] }: FrozenDraw,
  groups: readonly (readonly PartyCode[])[],
  pairs: readonly DrawnPair[],
): readonly Waiver[] {
  const reviewersOf = new Map(
    [...(continues?.pairs ?? []), ...pairs].map(
      ({ underReview, reviewers }) => [underReview, reviewers.map(({ party }) => party)] as const,
    ),
  );
  const isNew = new Set(pairs.map(({ underReview }) => underReview));
  const reviews = (reviewer: PartyCode, of: PartyCode) => reviewersOf.get(of)?.includes(reviewer) ?? false;
  const groupOf = (party: PartyCode) => groups.findIndex((group) => group.includes(party));
  return waivers.filter(({ party, other }) => {
    if (other === undefined) {
      return isNew.has(party) && (reviewersOf.get(party)?.length ?? 0) > rules.maximumReviewers.value;
    }
    const isRuledOut = rules.mutual.value === 'whole' || groupOf(party) === groupOf(other);
    const isDrawnHere = isNew.has(party) || isNew.has(other);
    return isRuledOut && isDrawnHere && reviews(party, other) && reviews(other, party);
  });
}
