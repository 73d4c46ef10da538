import type { PartyCode } from '../parties/party.ts';
import type { InstrumentId } from '../procedure/procedure.ts';
import type { DrawRules } from './draw-rules.ts';

/** A party in the pool, nothing unknown about it. */
export interface DrawParty {
  readonly code: PartyCode;
  readonly name: string;
  readonly regionalGroup: string;
  /** Instruments it is party to, in the order of the procedure. */
  readonly instruments: readonly InstrumentId[];
}

/** What is published before any lot is drawn. Its id changes with every bit of it. */
export interface FrozenDraw {
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
  /** SHA-256 over mechanism, phase, program and both digests, hex. */
  readonly drawId: string;
}
