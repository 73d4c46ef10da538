import { bytesToHex, hmacSha256, lengthPrefixed, parseHex32, sha256Hex } from './digest.ts';

/** A participant's promise, made before the draw, to a value that it keeps secret until the meeting. */
export interface Commitment {
  /** `secretariat`, or the code of a delegation. */
  readonly participant: string;
  /** SHA-256 over value, participant and draw id; hex. */
  readonly commitment: string;
}

export interface Reveal {
  readonly participant: string;
  /** 32 bytes, hex. */
  readonly value: string;
}

/** A source outside the room, named when the draw is frozen, so that the last to reveal gains nothing. */
export interface OutsideSource {
  /** What is taken, from where and when, in one sentence that was published before. */
  readonly description: string;
  /** The text as published by the source. */
  readonly value: string;
}

/**
 * Where the seed comes from. `given`: somebody named it, as in a trial or a repetition; such a draw proves nothing
 * about who chose it. `ceremony`: commitments, reveals and an outside source.
 */
export type SeedOrigin =
  | { readonly kind: 'given' }
  | {
      readonly kind: 'ceremony';
      readonly commitments: readonly Commitment[];
      readonly reveals: readonly Reveal[];
      readonly outside: OutsideSource;
    };

/** The commitment to a secret value; hex. */
export function commitTo(drawId: string, participant: string, value: string): string {
  parseHex32(value);
  return sha256Hex(`chancery-commitment/1\n${value}\n${participant}\n${drawId}`);
}

/** What is wrong with a ceremony's parts; empty when nothing is. A missing reveal is no fault: it is left out by the rule published before. */
export function checkCeremony(
  drawId: string,
  origin: Extract<SeedOrigin, { kind: 'ceremony' }>,
): readonly string[] {
  const faults: string[] = [];
  const promised = new Map(origin.commitments.map((item) => [item.participant, item.commitment]));
  if (promised.size !== origin.commitments.length) faults.push('a participant committed twice');
  const revealed = new Set<string>();
  for (const reveal of origin.reveals) {
    const commitment = promised.get(reveal.participant);
    if (revealed.has(reveal.participant)) faults.push(`${reveal.participant} revealed twice`);
    revealed.add(reveal.participant);
    if (commitment === undefined) faults.push(`${reveal.participant} revealed without a commitment`);
    else if (!/^[0-9a-f]{64}$/.test(reveal.value))
      faults.push(`${reveal.participant}'s value is not 32 bytes in hex`);
    else if (commitTo(drawId, reveal.participant, reveal.value) !== commitment) {
      faults.push(`${reveal.participant}'s value is not the one it committed to`);
    }
  }
  if (origin.outside.value.trim() === '') faults.push('the outside source gave no value');
  return faults;
}

/**
 * The seed of a ceremony: HMAC-SHA-256, keyed by the draw id, over labelled, length-prefixed parts, reveals sorted by participant.
 * A seed of 256 bits makes outcomes computationally, not information-theoretically, uniform: the order of 189 parties alone
 * has about 1,162 bits.
 */
export function seedOfCeremony(drawId: string, origin: Extract<SeedOrigin, { kind: 'ceremony' }>): string {
  const reveals = [...origin.reveals].sort((a, b) => (a.participant < b.participant ? -1 : 1));
  const parts = [
    'chancery-seed/1',
    ...reveals.flatMap((reveal) => ['reveal', reveal.participant, reveal.value]),
    'outside',
    origin.outside.description,
    origin.outside.value,
  ];
  return bytesToHex(hmacSha256(parseHex32(drawId), lengthPrefixed(parts)));
}
