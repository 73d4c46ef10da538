import type { PartyCode } from '../parties/party.ts';
import type { InstrumentId } from '../procedure/procedure.ts';
import type { DrawnPair, ReviewerLot } from './drawn-pair.ts';
import type { FrozenDraw } from './frozen-draw.ts';
import type { SeedOrigin } from './seed.ts';
import type { Waiver } from './waiver.ts';

/** Why a drawn party was passed over. Kept in the transcript for each skip. */
export type SkipReason =
  | 'under-review-itself'
  | 'already-reviewer'
  | 'mutual-review'
  | 'load-reached'
  | 'not-party-to-instrument'
  | 'no-additional-reviewer'
  | 'draw-could-not-be-completed';

export interface Skip {
  readonly party: PartyCode;
  readonly reason: SkipReason;
}

/** One pick: the parties in the urn were drawn one by one until one could be taken. */
export interface ReviewerPick {
  readonly underReview: PartyCode;
  readonly lot: ReviewerLot;
  readonly taken: PartyCode;
  readonly instruments: readonly InstrumentId[];
  readonly skipped: readonly Skip[];
  /** Counter of the block of numbers that gave the pick. */
  readonly counter: number;
}

/** A round of reviewers: one group, or all at once. `abandoned` runs of all rounds came to a dead end before. */
export interface ReviewerRound {
  readonly label: string;
  readonly groups: readonly number[];
  readonly abandoned: number;
  readonly picks: readonly ReviewerPick[];
}

/**
 * What the draw decided. Groups are numbered from `1`; parties stand in the order drawn. A later draw shows the groups of
 * the first, and the pairs of its own groups alone.
 */
export interface DrawResult {
  readonly groups: Readonly<Record<string, readonly PartyCode[]>>;
  readonly pairs: readonly DrawnPair[];
  /** Those of the frozen waivers without which the result would break a rule. */
  readonly waivers: readonly Waiver[];
}

/** Everything that is needed to hold the draw again and to see that nobody chose its result. */
export interface Transcript {
  readonly format: 'chancery-draw/1';
  readonly frozen: FrozenDraw;
  readonly origin: SeedOrigin;
  /** 32 bytes, hex. */
  readonly seed: string;
  /** Reviewers were drawn for groups 1 to this one; later groups have their draw in their year. */
  readonly throughGroup: number;
  /** Order in which the pool came out of the urn, with the counter of each number; empty where an earlier draw gave the groups. */
  readonly order: readonly { readonly party: PartyCode; readonly counter: number }[];
  readonly rounds: readonly ReviewerRound[];
  readonly result: DrawResult;
  /** SHA-256 of the canonical JSON of all the rest, hex. */
  readonly digest: string;
}
