import type { CivilDate } from '../calendar/time.ts';
import type { PartyCode } from '../parties/party.ts';
import type { InstrumentId } from '../procedure/procedure.ts';
import type { ReviewOpened, ReviewParty } from '../review/acts.ts';
import type { DrawnPair } from './drawn-pair.ts';
import type { DrawParty, FrozenDraw } from './frozen-draw.ts';
import type { DrawResult } from './transcript.ts';

/** Which reviews a draw opens. */
export interface OpenedByDraw {
  readonly frozen: Pick<FrozenDraw, 'parties'>;
  readonly result: Pick<DrawResult, 'pairs'>;
  readonly group: number;
  /** The day on which the reviews of the group start. */
  readonly on: CivilDate;
  /** Drawn from a list that was settled by invention, for demonstration. */
  readonly sample: boolean;
}

/**
 * The openings of a group's reviews, in the order drawn. Parties stand as they were frozen: the one under review answers
 * for all its instruments, each reviewer for those that the lots gave it.
 * @throws Error when a pair names a party that was not in the pool
 */
export function reviewOpenings({ frozen, result, group, on, sample }: OpenedByDraw): readonly ReviewOpened[] {
  const partyOf = new Map(frozen.parties.map((party) => [party.code, party]));
  return result.pairs
    .filter((pair) => pair.group === group)
    .map((pair): ReviewOpened => {
      const underReview = requireParty(partyOf, pair.underReview);
      return {
        kind: 'review-opened',
        on,
        group,
        underReview: toReviewParty(underReview, underReview.instruments),
        reviewers: toReviewers(partyOf, pair),
        sample,
      };
    });
}

/** Names the command that opens a review of a draw, so that however often it is given, one review is opened. */
export function toOpeningCommandId(drawId: string, party: PartyCode): string {
  return `draw/${drawId}/${party}`;
}

function toReviewers(
  partyOf: ReadonlyMap<PartyCode, DrawParty>,
  { reviewers }: DrawnPair,
): readonly ReviewParty[] {
  return reviewers.map(({ party, instruments }) => toReviewParty(requireParty(partyOf, party), instruments));
}

function toReviewParty(
  { code, name, regionalGroup }: DrawParty,
  instruments: readonly InstrumentId[],
): ReviewParty {
  return { code, name, regionalGroup, instruments };
}

function requireParty(partyOf: ReadonlyMap<PartyCode, DrawParty>, code: PartyCode): DrawParty {
  const party = partyOf.get(code);
  if (party === undefined) throw new Error(`the draw names ${code}, which was not in its pool`);
  return party;
}
