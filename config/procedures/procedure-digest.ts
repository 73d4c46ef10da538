import { createHash } from 'node:crypto';
import type { Procedure } from '../../domain/procedure/procedure.ts';

/**
 * Names a procedure by its content: SHA-256, in 64 hexadecimal digits, of its JSON with keys sorted and no spaces.
 * Comments and the order of keys in the file do not count; the order of lists does.
 */
export function procedureDigest(procedure: Procedure): string {
  return createHash('sha256').update(toCanonicalJson(procedure)).digest('hex');
}

function toCanonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
