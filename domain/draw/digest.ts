import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 of the UTF-8 bytes of a text, in lower-case hex. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** HMAC-SHA-256; 32 bytes. */
export function hmacSha256(key: Uint8Array, message: Uint8Array): Uint8Array {
  return hmac(sha256, key, message);
}

/**
 * Parts joined so that no two lists of parts give the same bytes: each part is preceded by its length in bytes,
 * four bytes, big-endian.
 */
export function lengthPrefixed(parts: readonly string[]): Uint8Array {
  return concatBytes(
    ...parts.flatMap((part) => {
      const bytes = utf8ToBytes(part);
      const length = new Uint8Array(4);
      new DataView(length.buffer).setUint32(0, bytes.length);
      return [length, bytes];
    }),
  );
}

/** Reads hex of exactly 32 bytes; throws a RangeError that says what came. */
export function parseHex32(hex: string): Uint8Array {
  if (!/^[0-9a-f]{64}$/.test(hex)) {
    throw new RangeError(
      `expected 64 lower-case hexadecimal digits (32 bytes); got ${JSON.stringify(hex.slice(0, 80))}`,
    );
  }
  return hexToBytes(hex);
}

export { bytesToHex };
