import type { ActBody } from './acts.ts';

/** Whether two acts say the same, whatever the order of their fields; a field left out equals one that is undefined. */
export function isSameBody(one: ActBody, other: ActBody): boolean {
  return toCanonicalJson(one) === toCanonicalJson(other);
}

function toCanonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
