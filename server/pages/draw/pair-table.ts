import type { DrawnReviewer, ReviewerLot } from '../../../domain/draw/drawn-pair.ts';
import type { DrawParty } from '../../../domain/draw/frozen-draw.ts';
import type { Transcript } from '../../../domain/draw/transcript.ts';
import type { PartyCode } from '../../../domain/parties/party.ts';
import type { InstrumentId } from '../../../domain/procedure/procedure.ts';

/** The reviews of one group, in the order drawn. */
export interface GroupTable {
  readonly group: number;
  readonly rows: readonly PairRow[];
}

export interface PairRow {
  readonly code: PartyCode;
  readonly name: string;
  readonly regionalGroup: string;
  /** The page of its review, once that is opened. */
  readonly href: string | null;
  readonly instruments: readonly InstrumentId[];
  readonly ownRegion: readonly ReviewerCell[];
  readonly otherRegion: readonly ReviewerCell[];
  readonly additional: readonly ReviewerCell[];
  /** Names and codes in it, in small letters: what a search looks in. */
  readonly words: string;
  readonly found: boolean;
}

export interface ReviewerCell {
  readonly code: PartyCode;
  readonly name: string;
  readonly regionalGroup: string;
  /** The instruments it reviews, where those are not all that are reviewed. */
  readonly instruments: readonly InstrumentId[] | null;
}

export interface GroupTablesInput {
  readonly transcript: Transcript;
  /** States whose review of the phase is opened. */
  readonly reviewed: ReadonlySet<PartyCode>;
  /** What somebody looks for; empty for everything. */
  readonly text: string;
}

export function toGroupTables({ transcript, reviewed, text }: GroupTablesInput): readonly GroupTable[] {
  const { frozen, result } = transcript;
  const partyOf = new Map(frozen.parties.map((party) => [party.code, party]));
  const sought = text.trim().toLowerCase();
  const toRow = (underReview: PartyCode): PairRow => {
    const party = requireParty(partyOf, underReview);
    const reviewers = result.pairs.find((pair) => pair.underReview === underReview)?.reviewers ?? [];
    const cells = (lot: ReviewerLot) =>
      reviewers
        .filter((reviewer) => reviewer.lot === lot)
        .map((reviewer) => toCell(requireParty(partyOf, reviewer.party), reviewer, party));
    const words = [underReview, ...reviewers.map((reviewer) => reviewer.party)]
      .map((code) => `${requireParty(partyOf, code).name} ${code}`)
      .join(' ')
      .toLowerCase();
    return {
      code: underReview,
      name: party.name,
      regionalGroup: party.regionalGroup,
      href: reviewed.has(underReview) ? `/reviews/${frozen.mechanism}/${frozen.phase}/${underReview}` : null,
      instruments: party.instruments,
      ownRegion: cells('region'),
      otherRegion: cells('other'),
      additional: cells('instrument'),
      words,
      found: words.includes(sought),
    };
  };
  return Object.entries(result.groups).map(([group, parties]) => ({
    group: Number(group),
    rows: parties.map(toRow),
  }));
}

function toCell(
  { code, name, regionalGroup }: DrawParty,
  { instruments }: DrawnReviewer,
  underReview: DrawParty,
): ReviewerCell {
  const all = instruments.length === underReview.instruments.length;
  return { code, name, regionalGroup, instruments: all ? null : instruments };
}

function requireParty(partyOf: ReadonlyMap<PartyCode, DrawParty>, code: PartyCode): DrawParty {
  const party = partyOf.get(code);
  if (party === undefined) throw new Error(`the draw names ${code}, which was not in its pool`);
  return party;
}
