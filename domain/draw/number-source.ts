import { hmacSha256, lengthPrefixed } from './digest.ts';

/** A number drawn and the counter of the word that gave it; words rejected before it are counted by the gap. */
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
const WORDS_PER_BLOCK = 4;

/**
 * HMAC-SHA-256 in counter mode: block i is HMAC(seed, label, i). Each block gives four words, the first six of each
 * eight bytes, big-endian. A word at or above the greatest multiple of the bound is rejected and the next one taken,
 * so that no number is favoured.
 * @param seed 32 bytes
 * @param label names the lot, so that lots of one draw are independent of each other
 */
export function numberSource(seed: Uint8Array, label: string): NumberSource {
  let next = 0;
  let block: DataView = new DataView(new ArrayBuffer(0));
  return {
    below(bound) {
      if (!Number.isSafeInteger(bound) || bound < 1 || bound > 2 ** 32) {
        throw new RangeError(`a bound is an integer from 1 to 2^32; got ${bound}`);
      }
      const usable = WORD - (WORD % bound);
      for (;;) {
        const counter = next;
        next += 1;
        const place = counter % WORDS_PER_BLOCK;
        if (place === 0) block = blockOf(seed, label, counter / WORDS_PER_BLOCK);
        const word = block.getUint32(place * 8) * 2 ** 16 + block.getUint16(place * 8 + 4);
        if (word < usable) return { value: word % bound, counter };
      }
    },
  };
}

function blockOf(seed: Uint8Array, label: string, index: number): DataView {
  const bytes = hmacSha256(seed, lengthPrefixed([label, String(index)]));
  return new DataView(bytes.buffer, bytes.byteOffset);
}
