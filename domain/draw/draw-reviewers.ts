import type { PartyCode } from '../parties/party.ts';
import { type AdditionalLot, additionalLots, lacking } from './additional-lots.ts';
import type { DrawParty, FrozenDraw } from './frozen-draw.ts';
import type { LoadBounds } from './load-bounds.ts';
import type { NumberSource } from './number-source.ts';
import { PrincipalSlots } from './principal-slots.ts';
import type { ReviewsSoFar } from './reviews-so-far.ts';
import type { ReviewerPick, SkipReason } from './transcript.ts';
import { drawFromUrn } from './urn.ts';
import { mayExceedReviewers } from './waiver.ts';

/** A run of a round that came to its end, or the lot at which nobody could be taken. */
export type RunOutcome = { readonly picks: readonly ReviewerPick[] } | { readonly deadEndAt: PartyCode };

/**
 * Draws the reviewers of one round, party under review after party under review, in the order drawn: a lot among its
 * own regional group, a lot among the others, then further lots for instruments that are not covered (L3 to L7).
 *
 * Distribution: in each lot, every party that breaks no constraint and leaves the rest of the principal lots completable
 * is equally likely. The whole is therefore not uniform over all valid allocations; it is exactly this sequence of
 * uniform choices. `reviews` is changed as picks are made.
 */
export function drawReviewers(
  frozen: FrozenDraw,
  underReview: readonly PartyCode[],
  reviews: ReviewsSoFar,
  bounds: LoadBounds,
  source: NumberSource,
): RunOutcome {
  const slots = new PrincipalSlots(frozen, underReview, reviews, bounds);
  const [first = ''] = underReview;
  if (!slots.begin()) return { deadEndAt: first };
  const partyOf = new Map(frozen.parties.map((party) => [party.code, party]));
  const picks: ReviewerPick[] = [];
  for (const code of underReview) {
    const review = partyOf.get(code);
    if (review === undefined) throw new Error(`${code} is not in the pool`);
    const drawn = drawOneReview({ frozen, review, reviews, bounds, source, slots });
    if (drawn === undefined) return { deadEndAt: code };
    picks.push(...drawn);
  }
  return { picks };
}

interface Lots {
  readonly frozen: FrozenDraw;
  readonly review: DrawParty;
  readonly reviews: ReviewsSoFar;
  readonly bounds: LoadBounds;
  readonly source: NumberSource;
  readonly slots: PrincipalSlots;
}

function drawOneReview(lots: Lots): readonly ReviewerPick[] | undefined {
  const region = drawPrincipal(lots, 'region', undefined);
  if (region === undefined) return undefined;
  const other = drawPrincipal(lots, 'other', region.party);
  if (other === undefined) return undefined;
  const picks = [region.pick, other.pick];
  for (const lot of furtherLots(lots, region.party, other.party)) {
    const pick = drawAdditional(lots, lot);
    if (pick === undefined) return undefined;
    picks.push(pick);
  }
  return picks;
}

function drawPrincipal(
  lots: Lots,
  lot: 'region' | 'other',
  region: DrawParty | undefined,
): { readonly party: DrawParty; readonly pick: ReviewerPick } | undefined {
  const { frozen, review, reviews, source, slots } = lots;
  const own = lot === 'region';
  const urn = frozen.parties.filter((party) => (party.regionalGroup === review.regionalGroup) === own);
  const drawn = drawFromUrn<DrawParty, SkipReason>(urn, source, (party) => {
    const barred = whyBarred(lots, party);
    if (barred !== undefined) return barred;
    if (reviews.principalLoad(party.code) >= lots.bounds.upper) return 'load-reached';
    if (!leavesAdditionalReviewers(lots, region ?? party, region === undefined ? undefined : party)) {
      return 'no-additional-reviewer';
    }
    return slots.take(review.code, lot, party.code) ? undefined : 'draw-could-not-be-completed';
  });
  if (drawn.taken === undefined) return undefined;
  const party = drawn.taken;
  reviews.add(party.code, review.code, true);
  const lacks = lacking(review, party);
  return {
    party,
    pick: toPick(
      lots,
      lot,
      party,
      review.instruments.filter((id) => !lacks.includes(id)),
      drawn,
    ),
  };
}

function drawAdditional(lots: Lots, lot: AdditionalLot): ReviewerPick | undefined {
  const { frozen, review, reviews, source, slots } = lots;
  const urn = frozen.parties.filter((party) => isOnSide(review, party, lot.side));
  const drawn = drawFromUrn<DrawParty, SkipReason>(urn, source, (party) => {
    const barred = whyBarred(lots, party);
    if (barred !== undefined) return barred;
    if (!holdsAll(party, lot)) return 'not-party-to-instrument';
    return slots.forbidReverse(review.code, party.code) ? undefined : 'draw-could-not-be-completed';
  });
  if (drawn.taken === undefined) return undefined;
  reviews.add(drawn.taken.code, review.code, false);
  return toPick(lots, 'instrument', drawn.taken, lot.instruments, drawn);
}

function whyBarred({ review, reviews }: Lots, party: DrawParty): SkipReason | undefined {
  if (party.code === review.code) return 'under-review-itself';
  if (reviews.reviews(party.code, review.code)) return 'already-reviewer';
  return reviews.wouldBeMutual(party.code, review.code) ? 'mutual-review' : undefined;
}

/**
 * L6, L7: whether the further lots that a choice makes necessary can be drawn, and within the greatest number of reviewers
 * unless that limit is waived for this review.
 */
function leavesAdditionalReviewers(lots: Lots, region: DrawParty, other: DrawParty | undefined): boolean {
  const { frozen, review } = lots;
  const needed = furtherLots(lots, region, other);
  const isLimited = !mayExceedReviewers(frozen.waivers ?? [], review.code);
  if (isLimited && 2 + needed.length > frozen.rules.maximumReviewers.value) return false;
  const candidates = candidatesFor(lots, region, other);
  return needed.every((lot) => candidates(lot).length >= needed.length);
}

/**
 * The further lots of a review. Where the limit of reviewers is waived for it and no party left can take all instruments
 * of a lot, there is one lot for each of them; the limit alone kept them together.
 */
function furtherLots(lots: Lots, region: DrawParty, other: DrawParty | undefined): readonly AdditionalLot[] {
  const { frozen, review } = lots;
  const whole = additionalLots(frozen.rules, review, region, other);
  if (!mayExceedReviewers(frozen.waivers ?? [], review.code)) return whole;
  const candidates = candidatesFor(lots, region, other);
  return whole.flatMap((lot) =>
    candidates(lot).length >= whole.length
      ? [lot]
      : lot.instruments.map((instrument) => ({ ...lot, instruments: [instrument] })),
  );
}

/** Who could be drawn by a further lot, once these principal reviewers are taken. */
function candidatesFor(
  lots: Lots,
  region: DrawParty,
  other: DrawParty | undefined,
): (lot: AdditionalLot) => readonly DrawParty[] {
  const { frozen, review, reviews } = lots;
  return (lot) =>
    frozen.parties.filter(
      (party) =>
        party.code !== region.code &&
        party.code !== other?.code &&
        party.code !== review.code &&
        !reviews.reviews(party.code, review.code) &&
        !reviews.wouldBeMutual(party.code, review.code) &&
        isOnSide(review, party, lot.side) &&
        holdsAll(party, lot),
    );
}

function isOnSide(review: DrawParty, party: DrawParty, side: AdditionalLot['side']): boolean {
  return side === 'any' || (party.regionalGroup === review.regionalGroup) === (side === 'region');
}

function holdsAll(party: DrawParty, lot: AdditionalLot): boolean {
  return lot.instruments.every((instrument) => party.instruments.includes(instrument));
}

function toPick(
  { review }: Lots,
  lot: ReviewerPick['lot'],
  party: DrawParty,
  instruments: readonly string[],
  drawn: {
    readonly counter: number;
    readonly skipped: readonly { readonly item: DrawParty; readonly reason: SkipReason }[];
  },
): ReviewerPick {
  const skipped = drawn.skipped.map(({ item, reason }) => ({ party: item.code, reason }));
  return { underReview: review.code, lot, taken: party.code, instruments, skipped, counter: drawn.counter };
}
