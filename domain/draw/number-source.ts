import { hmacSha256, lengthPrefixed } from './digest.ts';

/** A number drawn and the counter of the block that gave it; blocks rejected before it are counted by the gap. */
export interface DrawnNumber {
  readonly value: number;
  readonly counter: number;
}

/** Gives numbers that anyone who knows the seed can give again. */
export interface NumberSource {
  /** A number from 0 to `bound` − 1, each equally likely. `bound` is from 1 to 2^32. */
  below(bound: number): DrawnNumber;
}

const WORD = 2 ** 48;

/**
 * HMAC-SHA-256 in counter mode: block i is HMAC(seed, label, i), of which the first 48 bits count.
 * A word at or above the greatest multiple of the bound is rejected and the next block taken, so that no number is favoured.
 * @param seed 32 bytes
 * @param label names the lot, so that lots of one draw are independent of each other
 */
export function numberSource(seed: Uint8Array, label: string): NumberSource {
  let next = 0;
  return {
    below(bound) {
      if (!Number.isSafeInteger(bound) || bound < 1 || bound > 2 ** 32) {
        throw new RangeError(`a bound is an integer from 1 to 2^32; got ${bound}`);
      }
      const usable = WORD - (WORD % bound);
      for (;;) {
        const counter = next;
        next += 1;
        const word = firstWord(hmacSha256(seed, lengthPrefixed([label, String(counter)])));
        if (word < usable) return { value: word % bound, counter };
      }
    },
  };
}

function firstWord(block: Uint8Array): number {
  const view = new DataView(block.buffer, block.byteOffset);
  return view.getUint32(0) * 2 ** 16 + view.getUint16(4);
}
