import { drawnGroups } from '../../../domain/draw/drawn-groups.ts';
import type { DrawnReviewer, ReviewerLot } from '../../../domain/draw/drawn-pair.ts';
import type { DrawParty } from '../../../domain/draw/frozen-draw.ts';
import type { Transcript } from '../../../domain/draw/transcript.ts';
import type { PartyCode } from '../../../domain/parties/party.ts';
import type { InstrumentId } from '../../../domain/procedure/procedure.ts';

/** The reviews of one group, in the order drawn. */
export interface GroupTable {
  readonly group: number;
  /** By this draw, by one before it, or in the year of the group. */
  readonly reviewers: 'drawn' | 'taken-over' | 'to-be-drawn';
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
  /** For States that are no longer in the list of the draw. */
  readonly names: readonly { readonly code: PartyCode; readonly name: string }[];
  /** States whose review of the phase is opened. */
  readonly reviewed: ReadonlySet<PartyCode>;
  /** What somebody looks for; empty for everything. */
  readonly text: string;
}

export function toGroupTables({
  transcript,
  names,
  reviewed,
  text,
}: GroupTablesInput): readonly GroupTable[] {
  const { frozen, result } = transcript;
  const listed = new Map(frozen.parties.map((party) => [party.code, party]));
  const partyOf = (code: PartyCode): DrawParty => listed.get(code) ?? toUnlisted(code, names);
  const pairs = [...(frozen.continues?.pairs ?? []), ...result.pairs];
  const drawn = drawnGroups(transcript);
  const sought = text.trim().toLowerCase();
  const toRow = (underReview: PartyCode): PairRow => {
    const party = partyOf(underReview);
    const reviewers = pairs.find((pair) => pair.underReview === underReview)?.reviewers ?? [];
    const cells = (lot: ReviewerLot) =>
      reviewers
        .filter((reviewer) => reviewer.lot === lot)
        .map((reviewer) => toCell(partyOf(reviewer.party), reviewer, party));
    const words = [underReview, ...reviewers.map((reviewer) => reviewer.party)]
      .map((code) => `${partyOf(code).name} ${code}`)
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
    reviewers: drawn.includes(Number(group))
      ? 'drawn'
      : pairs.some((pair) => pair.group === Number(group))
        ? 'taken-over'
        : 'to-be-drawn',
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

/** A State that has left the list since the groups were drawn. */
function toUnlisted(code: PartyCode, names: GroupTablesInput['names']): DrawParty {
  const name = names.find((party) => party.code === code)?.name ?? code;
  return { code, name, regionalGroup: 'no longer in the list', instruments: [] };
}
