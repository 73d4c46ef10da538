import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkResult } from '../../../domain/draw/check-result.ts';
import type { DrawnPair } from '../../../domain/draw/drawn-pair.ts';
import { DrawImpossibleError } from '../../../domain/draw/hold-draw.ts';
import { drawParty, freeze, hold, inventedPool, reading, seedOf } from './pool.ts';

const frozen = freeze(inventedPool(63));
const partyOf = new Map(frozen.parties.map((party) => [party.code, party]));
const { result } = hold(frozen, seedOf(7));

function principal(pair: DrawnPair): readonly string[] {
  return pair.reviewers.filter(({ lot }) => lot !== 'instrument').map(({ party }) => party);
}

describe('a draw', () => {
  it('L1: every party is under review exactly once', () => {
    expect(Object.values(result.groups).flat().sort()).toEqual(frozen.parties.map(({ code }) => code));
  });

  it('L2: groups have the sizes that the rules give', () => {
    const exact = freeze(inventedPool(63), { groups: reading({ sizes: [20, 21, 22] }) });
    expect(Object.values(hold(exact, seedOf(1)).result.groups).map(({ length }) => length)).toEqual([
      20, 21, 22,
    ]);
    expect(Object.values(result.groups).map(({ length }) => length)).toEqual([21, 21, 21]);
  });

  it('L3: every review has two principal reviewers, not the party itself', () => {
    for (const pair of result.pairs) {
      expect(new Set(principal(pair)).size).toBe(2);
      expect(principal(pair)).not.toContain(pair.underReview);
    }
  });

  it('L4, O24: one principal reviewer is of the own regional group and one of another', () => {
    for (const pair of result.pairs) {
      const own = partyOf.get(pair.underReview)?.regionalGroup;
      expect(principal(pair).map((code) => partyOf.get(code)?.regionalGroup === own)).toEqual([true, false]);
    }
  });

  it('L5, O23: nobody reviews a party that reviews it', () => {
    const reviews = new Set(
      result.pairs.flatMap((pair) => pair.reviewers.map(({ party }) => `${party}>${pair.underReview}`)),
    );
    for (const pair of result.pairs) {
      for (const { party } of pair.reviewers) expect(reviews).not.toContain(`${pair.underReview}>${party}`);
    }
  });

  it('L6, O22: what a reviewer is not party to goes to an additional reviewer for that instrument only', () => {
    const pool = [
      ...['AAA', 'CCC', 'DDD'].map((code) => drawParty(code, 'African')),
      drawParty('BBB', 'African', ['untoc', 'tip', 'som']),
      ...['EEE', 'FFF', 'GGG'].map((code) => drawParty(code, 'WEOG')),
    ];
    const free = freeze(pool, { groups: reading({ sizes: [7] }), load: reading('free') });
    const pairs = Array.from({ length: 20 }, (_, seed) => hold(free, seedOf(seed)).result.pairs).flat();
    const withBbb = pairs.filter((pair) => principal(pair).includes('BBB') && pair.underReview !== 'BBB');
    expect(withBbb.length).toBeGreaterThan(0);
    for (const pair of withBbb) {
      expect(pair.reviewers.find(({ party }) => party === 'BBB')?.instruments).toEqual([
        'untoc',
        'tip',
        'som',
      ]);
      expect(
        pair.reviewers.filter(({ lot }) => lot === 'instrument').map(({ instruments }) => instruments),
      ).toEqual([['firearms']]);
      expect(pair.reviewers.length).toBeLessThanOrEqual(4);
    }
  });

  it('L7: no review has more than four reviewers', () => {
    expect(Math.max(...result.pairs.map(({ reviewers }) => reviewers.length))).toBeLessThanOrEqual(4);
    expect(Math.max(...result.pairs.map(({ reviewers }) => reviewers.length))).toBeGreaterThan(2);
  });

  it('L8: another seed gives another draw, the same seed the same bytes', () => {
    expect(JSON.stringify(hold(frozen, seedOf(7)))).toBe(JSON.stringify(hold(frozen, seedOf(7))));
    expect(hold(frozen, seedOf(8)).result.groups).not.toEqual(result.groups);
  });

  it('L9: every reading of the rules is drawn without a breach, whatever the seed', () => {
    fc.assert(
      fc.property(
        fc.record({
          coverage: fc.constantFrom('one', 'two', 'two-regions'),
          mutual: fc.constantFrom('whole', 'within-group'),
          load: fc.constantFrom('free', 'principal'),
          rounds: fc.constantFrom('per-group', 'at-once'),
          regionalShare: fc.constantFrom('free', 'even'),
        }),
        fc.nat(1_000_000),
        (options, seed) => {
          const changed = freeze(inventedPool(63), {
            coverage: reading(options.coverage),
            mutual: reading(options.mutual),
            load: reading(options.load),
            rounds: reading(options.rounds),
            regionalShare: reading(options.regionalShare),
          });
          expect(checkResult(changed, hold(changed, seedOf(seed)).result, 3)).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('L9: the strictest reading of coverage is drawn from a pool of full size', () => {
    const full = freeze(inventedPool(189), { coverage: reading('two-regions') });
    for (let seed = 1; seed <= 8; seed += 1) {
      expect(checkResult(full, hold(full, seedOf(seed)).result, 3)).toEqual([]);
    }
  });

  it('spreads the principal reviews so that any two parties differ by one at most', () => {
    const load = new Map(frozen.parties.map(({ code }) => [code, 0]));
    for (const code of result.pairs.flatMap(principal)) load.set(code, (load.get(code) ?? 0) + 1);
    expect(new Set(load.values())).toEqual(new Set([2]));
  });

  it('says where it ended when the constraints cannot be met', () => {
    const two = freeze(
      [
        drawParty('AAA', 'African'),
        drawParty('BBB', 'African'),
        drawParty('CCC', 'WEOG'),
        drawParty('DDD', 'WEOG'),
      ],
      {
        groups: reading({ sizes: [4] }),
      },
    );
    expect(() => hold(two, seedOf(1))).toThrow(DrawImpossibleError);
  });
});
