import type { PartyCode } from '../parties/party.ts';
import type { DrawnPair } from './drawn-pair.ts';

/** A published draw that a later one builds on. */
export interface EarlierDraw {
  readonly drawId: string;
  /** Digest of its transcript, hex. */
  readonly transcript: string;
  /** Groups whose reviewers it drew. */
  readonly groups: readonly number[];
}

/**
 * What a draw of reviewers takes over from the draws before it: the groups, and who reviews whom so far. Everything
 * that holds over the whole draw (mutual reviews, how often a State reviews) counts on from there.
 */
export interface EarlierDraws {
  /** In order; the first one drew the groups. */
  readonly draws: readonly EarlierDraw[];
  readonly groups: Readonly<Record<string, readonly PartyCode[]>>;
  /** Of all groups drawn so far, in the order drawn. */
  readonly pairs: readonly DrawnPair[];
}
