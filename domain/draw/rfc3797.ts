import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * The selection of RFC 3797: pick i is MD5(i ‖ key ‖ i) modulo the number that remains, i two bytes, big-endian.
 * Chancery draws by HMAC-SHA-256 instead; this is here so that its way of taking from a shrinking list can be held
 * against the worked example of section 6, and for bodies that prescribe the RFC.
 * @param key for example `9319./2.5.8.10.12./9.18.26.34.41.45./`
 * @returns positions in the list, counted from 1, in the order selected
 */
export function selectByRfc3797(key: string, poolSize: number, picks: number): readonly number[] {
  const remaining = Array.from({ length: poolSize }, (_, index) => index + 1);
  return Array.from({ length: Math.min(picks, poolSize) }, (_, index) => {
    const counter = Uint8Array.of(index >> 8, index & 0xff);
    const digest = BigInt(`0x${bytesToHex(md5(concatBytes(counter, utf8ToBytes(key), counter)))}`);
    const [picked = 0] = remaining.splice(Number(digest % BigInt(remaining.length)), 1);
    return picked;
  });
}
