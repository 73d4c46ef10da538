import { describe, expect, it } from 'vitest';
import { drawReviewers } from '../../../domain/draw/draw-reviewers.ts';
import type { FrozenDraw } from '../../../domain/draw/frozen-draw.ts';
import type { LoadBounds } from '../../../domain/draw/load-bounds.ts';
import type { NumberSource } from '../../../domain/draw/number-source.ts';
import { ReviewsSoFar } from '../../../domain/draw/reviews-so-far.ts';
import { drawParty, freeze } from './pool.ts';

const pool = freeze([
  ...['AAA', 'BBB', 'CCC'].map((code) => drawParty(code, 'African')),
  ...['DDD', 'EEE', 'FFF'].map((code) => drawParty(code, 'WEOG')),
]);

/** Exact probability of each allocation, by walking through every number that the source could give. */
function byEveryNumber(
  frozen: FrozenDraw,
  underReview: readonly string[],
  bounds: LoadBounds,
): Map<string, number> {
  const outcomes = new Map<string, number>();
  const open: number[][] = [[]];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const given = path;
    const asked: number[] = [];
    const source: NumberSource = {
      below(bound) {
        asked.push(bound);
        return { value: given[asked.length - 1] ?? 0, counter: 0 };
      },
    };
    const outcome = drawReviewers(frozen, underReview, new ReviewsSoFar(() => true), bounds, source);
    for (let place = given.length; place < asked.length; place += 1) {
      const zeros = new Array<number>(place - given.length).fill(0);
      for (let value = 1; value < (asked[place] ?? 0); value += 1) open.push([...given, ...zeros, value]);
    }
    const weight = asked.reduce((product, bound) => product / bound, 1);
    const name = 'picks' in outcome ? outcome.picks.map(({ taken }) => taken).join(' ') : 'dead end';
    outcomes.set(name, (outcomes.get(name) ?? 0) + weight);
  }
  return outcomes;
}

/** The same by the definition: in each lot, every choice from which the draw can be completed is equally likely. */
function byDefinition(
  frozen: FrozenDraw,
  underReview: readonly string[],
  bounds: LoadBounds,
): Map<string, number> {
  const lots = underReview.flatMap((code) => [true, false].map((own) => ({ code, own })));
  const region = new Map(frozen.parties.map((party) => [party.code, party.regionalGroup]));
  const isValid = (picks: readonly string[], done: boolean): boolean => {
    const loads = frozen.parties.map(({ code }) => picks.filter((pick) => pick === code).length);
    return (
      picks.every((pick, index) => {
        const lot = lots[index];
        const mutual = picks.some((other, place) => other === lot?.code && lots[place]?.code === pick);
        return (
          pick !== lot?.code && (region.get(pick) === region.get(lot?.code ?? '')) === lot?.own && !mutual
        );
      }) && loads.every((load) => load <= bounds.upper && (!done || load >= bounds.lower))
    );
  };
  const complete = (picks: readonly string[]): boolean => {
    if (!isValid(picks, picks.length === lots.length)) return false;
    return picks.length === lots.length || frozen.parties.some(({ code }) => complete([...picks, code]));
  };
  const outcomes = new Map<string, number>();
  const walk = (picks: readonly string[], probability: number): void => {
    if (picks.length === lots.length) {
      outcomes.set(picks.join(' '), probability);
      return;
    }
    const choices = frozen.parties.map(({ code }) => [...picks, code]).filter(complete);
    for (const choice of choices) walk(choice, probability / choices.length);
  };
  walk([], 1);
  return outcomes;
}

function expectSame(got: ReadonlyMap<string, number>, expected: ReadonlyMap<string, number>): void {
  expect([...got.keys()].sort()).toEqual([...expected.keys()].sort());
  for (const [name, probability] of expected) expect(got.get(name)).toBeCloseTo(probability, 12);
}

describe('the distribution of the draw, by brute force on small pools', () => {
  it.each([
    { underReview: ['AAA'], bounds: { lower: 0, upper: 1 } },
    { underReview: ['AAA', 'DDD'], bounds: { lower: 0, upper: 1 } },
    { underReview: ['AAA', 'BBB'], bounds: { lower: 0, upper: 2 } },
    { underReview: ['AAA', 'DDD'], bounds: { lower: 0, upper: 2 } },
  ])(
    'every choice that can be completed is equally likely: $underReview within $bounds',
    ({ underReview, bounds }) => {
      const got = byEveryNumber(pool, underReview, bounds);
      expectSame(got, byDefinition(pool, underReview, bounds));
      expect(got.size).toBeGreaterThan(3);
    },
  );

  it('with bounds as tight as can be, a run can end at a mutual review; what comes of the others is each valid allocation and no other', () => {
    const tight = { lower: 1, upper: 1 };
    const got = byEveryNumber(pool, ['AAA', 'BBB', 'DDD'], tight);
    expect(got.get('dead end')).toBeGreaterThan(0);
    got.delete('dead end');
    expect([...got.keys()].sort()).toEqual(
      [...byDefinition(pool, ['AAA', 'BBB', 'DDD'], tight).keys()].sort(),
    );
  });

  it('is not uniform over allocations, and is not said to be', () => {
    const got = byEveryNumber(pool, ['AAA', 'BBB', 'DDD'], { lower: 1, upper: 1 });
    expect(new Set([...got.values()].map((value) => value.toFixed(6))).size).toBeGreaterThan(1);
  });
});
