import type { DrawRules } from '../../../domain/draw/draw-rules.ts';
import { frozenDraw } from '../../../domain/draw/freeze-draw.ts';
import type { DrawParty, FrozenDraw } from '../../../domain/draw/frozen-draw.ts';
import { holdDraw } from '../../../domain/draw/hold-draw.ts';
import type { Transcript } from '../../../domain/draw/transcript.ts';
import type { Basis } from '../../../domain/procedure/procedure.ts';

export const INSTRUMENTS = ['untoc', 'tip', 'som', 'firearms'] as const;

const basis: Basis = { source: 'test', standing: 'assumed' };

function reading<Value>(value: Value): { readonly value: Value; readonly basis: Basis } {
  return { value, basis };
}

/** Rules with the product's defaults, for a pool of any size. */
export function drawRules(changes: Partial<DrawRules> = {}): DrawRules {
  return {
    groups: reading({ even: 3 }),
    regionalShare: reading('free'),
    coverage: reading('two'),
    mutual: reading('whole'),
    load: reading('principal'),
    rounds: reading('per-group'),
    maximumReviewers: reading(4),
    ...changes,
  };
}

/** A rule option with an invented basis. */
export { reading };

/** A party of a test pool; party to all four instruments unless others are named. */
export function drawParty(code: string, regionalGroup: string, instruments?: readonly string[]): DrawParty {
  return { code, name: `State of ${code}`, regionalGroup, instruments: instruments ?? INSTRUMENTS };
}

/** A frozen draw of parties in any order. */
export function freeze(parties: readonly DrawParty[], changes: Partial<DrawRules> = {}): FrozenDraw {
  return frozenDraw(
    'untoc',
    '1',
    [...parties].sort((a, b) => (a.code < b.code ? -1 : 1)),
    drawRules(changes),
  );
}

/**
 * An invented pool: `count` parties in five regional groups of different size, instruments spread unevenly so that
 * additional reviewers are needed.
 */
export function inventedPool(count: number): readonly DrawParty[] {
  const regions = ['African', 'Asia-Pacific', 'GRULAC', 'WEOG', 'Eastern European'];
  return Array.from({ length: count }, (_, index) => {
    const code = String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26), 88);
    const instruments = [
      'untoc',
      ...(index % 9 === 0 ? [] : ['tip']),
      ...(index % 4 === 0 ? [] : ['som']),
      ...(index % 3 === 0 ? [] : ['firearms']),
    ];
    return drawParty(code, regions[[0, 0, 1, 1, 2, 3, 4][index % 7] ?? 0] ?? '', instruments);
  });
}

/** 32 bytes in hex from a small number. */
export function seedOf(number: number): string {
  return number.toString(16).padStart(64, '0');
}

/** A draw by a seed that somebody gave. */
export function hold(frozen: FrozenDraw, seed: string): Transcript {
  return holdDraw(frozen, { seed, origin: { kind: 'given' } });
}
