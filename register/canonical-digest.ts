import { createHash } from 'node:crypto';
import { toSortedJson } from '../domain/sorted-json.ts';

/** SHA-256, in hexadecimal, of a JSON value whose objects' fields are sorted: equal values have equal digests. */
export function toCanonicalDigest(value: unknown): string {
  return createHash('sha256').update(toSortedJson(value)).digest('hex');
}
