import { describe, expect, it } from 'vitest';
import { chiSquare } from '../../../domain/draw/chi-square.ts';
import { parseHex32 } from '../../../domain/draw/digest.ts';
import { drawGroups } from '../../../domain/draw/draw-groups.ts';
import { numberSource } from '../../../domain/draw/number-source.ts';
import { selectByRfc3797 } from '../../../domain/draw/rfc3797.ts';
import { selfTest } from '../../../domain/draw/self-test.ts';
import { freeze, inventedPool, seedOf } from './pool.ts';

const frozen = freeze(inventedPool(60));

describe('the self-test before publishing', () => {
  it('passes a fair draw', () => {
    for (const test of selfTest(frozen, seedOf(3), 2_000)) expect(test).toMatchObject({ passed: true });
  });

  it('fails a draw whose first picks come from the first places of the list, as in the visa lottery of 2011', () => {
    const tests = selfTest(frozen, seedOf(3), 2_000, (list, seed) => {
      const fair = drawGroups(list, seed);
      const early = new Set(list.parties.slice(0, 4).map(({ code }) => code));
      const order = [...fair.order].sort((a, b) => Number(early.has(b.party)) - Number(early.has(a.party)));
      const codes = order.map(({ party }) => party);
      return { order, groups: [codes.slice(0, 20), codes.slice(20, 40), codes.slice(40)] };
    });
    expect(tests.map(({ passed }) => passed)).toContain(false);
  });

  it('fails a draw that takes a remainder without rejection from too small a word', () => {
    const tests = selfTest(frozen, seedOf(4), 4_000, (list, seed) => {
      const source = numberSource(seed, 'biased');
      const urn = list.parties.map(({ code }) => code);
      const order = list.parties.map(() => {
        const [party = ''] = urn.splice(source.below(64).value % urn.length, 1);
        return { party, counter: 0 };
      });
      const codes = order.map(({ party }) => party);
      return { order, groups: [codes.slice(0, 20), codes.slice(20, 40), codes.slice(40)] };
    });
    expect(tests.map(({ passed }) => passed)).toContain(false);
  });

  it('chi-square: the upper 5 % point of 100 degrees of freedom is 124.342', () => {
    const counts = Array.from({ length: 101 }, () => 1000);
    const shift = Math.sqrt((124.342 * 1000) / 2);
    const test = chiSquare([1000 + shift, 1000 - shift, ...counts.slice(2)], counts);
    expect(test.statistic).toBeCloseTo(124.342, 6);
    expect(test.p).toBeCloseTo(0.05, 3);
  });
});

describe('the primitives', () => {
  it('RFC 3797 section 6: the worked example', () => {
    const key = '9319./2.5.8.10.12./9.18.26.34.41.45./';
    expect(selectByRfc3797(key, 25, 10)).toEqual([17, 7, 2, 16, 25, 23, 8, 24, 19, 13]);
  });

  it('gives each number below a bound equally often', () => {
    const source = numberSource(parseHex32(seedOf(9)), 'test');
    const counts = new Array<number>(189).fill(0);
    for (let draw = 0; draw < 40_000; draw += 1) {
      const { value } = source.below(189);
      counts[value] = (counts[value] ?? 0) + 1;
    }
    expect(
      chiSquare(
        counts,
        counts.map(() => 40_000 / 189),
      ).p,
    ).toBeGreaterThan(1e-6);
  });

  it.each([0, -1, 1.5, 2 ** 33])('refuses the bound %d', (bound) => {
    expect(() => numberSource(parseHex32(seedOf(9)), 'test').below(bound)).toThrow(RangeError);
  });
});
