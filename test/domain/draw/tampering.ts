import type { Transcript } from '../../../domain/draw/transcript.ts';

/** Places of all leaves of a value, below a place. */
export function leaves(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, [...path, name]));
}

/** A copy with one leaf changed by the lowest bit of its first character, or by one. */
export function tamper(transcript: Transcript, path: readonly string[]): Transcript {
  const copy = JSON.parse(JSON.stringify(transcript)) as Transcript;
  let branch: Record<string, unknown> = copy as never;
  for (const name of path.slice(0, -1)) branch = branch[name] as Record<string, unknown>;
  const last = path.at(-1) ?? '';
  const leaf = branch[last];
  branch[last] =
    typeof leaf === 'number'
      ? leaf ^ 1
      : String.fromCharCode(String(leaf).charCodeAt(0) ^ 1) + String(leaf).slice(1);
  return copy;
}
