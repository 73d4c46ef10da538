import type { PartyCode } from '../parties/party.ts';
import type { InstrumentId } from '../procedure/procedure.ts';
import type { DrawRules } from './draw-rules.ts';
import type { EarlierDraws } from './earlier-draws.ts';
import type { Waiver } from './waiver.ts';

/** A party in the pool, nothing unknown about it. */
export interface DrawParty {
  readonly code: PartyCode;
  readonly name: string;
  readonly regionalGroup: string;
  /** Instruments it is party to, in the order of the procedure. */
  readonly instruments: readonly InstrumentId[];
}

/** What is fixed beside list and rules, where there is any. */
export interface DrawScope {
  /** Groups whose reviewers this draw draws, in order. Absent in a draw that was frozen before each group had its own. */
  readonly groups?: readonly number[];
  /** The draws that it builds on; absent in the first, which draws the groups too. */
  readonly continues?: EarlierDraws;
  /** Sorted by rule and party; absent where there are none. */
  readonly waivers?: readonly Waiver[];
}

/** What is published before any lot is drawn. Its id changes with every bit of it. */
export interface FrozenDraw extends DrawScope {
  readonly mechanism: string;
  readonly phase: string;
  /** Sorted by code. */
  readonly parties: readonly DrawParty[];
  readonly rules: DrawRules;
  /** Name and version of the drawing program. */
  readonly program: string;
  /** SHA-256 of the canonical JSON of the parties, hex. */
  readonly listDigest: string;
  /** SHA-256 of the canonical JSON of the rules, hex. */
  readonly rulesDigest: string;
  /** SHA-256 over mechanism, phase, program, both digests, and the groups and digests of the rest where there is any; hex. */
  readonly drawId: string;
}
