import { createHash } from 'node:crypto';

/** SHA-256, in hexadecimal, of a JSON value whose objects' fields are sorted: equal values have equal digests. */
export function toCanonicalDigest(value: unknown): string {
  const json = JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
  return createHash('sha256').update(json).digest('hex');
}
