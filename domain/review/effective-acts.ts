import type { Act } from './acts.ts';

/** The acts that count: none that was struck out, and not the striking-out itself, which has then done its work. */
export function effectiveActs(acts: readonly Act[]): readonly Act[] {
  const struckOut = new Set(struckOutSequences(acts));
  return acts.filter(({ sequence, body }) => body.kind !== 'act-struck-out' && !struckOut.has(sequence));
}

/** Sequences of the acts that were struck out, in the order of their striking out. */
export function struckOutSequences(acts: readonly Act[]): readonly number[] {
  return acts.flatMap(({ body }) => (body.kind === 'act-struck-out' ? [body.sequence] : []));
}
