import { describe, expect, it } from 'vitest';
import { checkResult } from '../../../domain/draw/check-result.ts';
import type { DrawRules } from '../../../domain/draw/draw-rules.ts';
import { freezeDraw, frozenDraw } from '../../../domain/draw/freeze-draw.ts';
import type { DrawParty } from '../../../domain/draw/frozen-draw.ts';
import { DrawImpossibleError } from '../../../domain/draw/hold-draw.ts';
import type { Transcript } from '../../../domain/draw/transcript.ts';
import { verifyTranscript } from '../../../domain/draw/verify-transcript.ts';
import { nameWaiver, type Waiver } from '../../../domain/draw/waiver.ts';
import type { WaivableRule } from '../../../domain/procedure/procedure.ts';
import { drawFirst, drawNext } from './draws-in-turn.ts';
import { drawParty, drawRules, hold, inventedPool, reading, seedOf } from './pool.ts';

const BOTH: readonly WaivableRule[] = ['maximum-reviewers', 'mutual-review'];
const ONE_GROUP: Partial<DrawRules> = {
  groups: reading({ sizes: [4] }),
  load: reading('free'),
  waivers: reading(BOTH),
};

function mutual(party: string, other: string): Waiver {
  return { rule: 'mutual-review', party, other, reason: 'Both agree.' };
}

function holdWith(
  parties: readonly DrawParty[],
  waivers: readonly Waiver[],
  seed: number,
  changes = ONE_GROUP,
): Transcript {
  return hold(frozenDraw('untoc', '1', parties, drawRules(changes), { groups: [1], waivers }), seedOf(seed));
}

describe('L5: a pair that may review each other', () => {
  // Two regional groups of two: each can only be reviewed by the other of its own.
  const four = ['AAA', 'BBB']
    .map((code) => drawParty(code, 'African'))
    .concat(['CCC', 'DDD'].map((code) => drawParty(code, 'WEOG')));
  const needed = [mutual('AAA', 'BBB'), mutual('CCC', 'DDD')];

  it('makes a draw possible that had no solution, and stands in its result with its reason', () => {
    expect(() => holdWith(four, [], 1)).toThrow(DrawImpossibleError);
    expect(() => holdWith(four, needed.slice(1), 1)).toThrow(DrawImpossibleError);
    const drawn = holdWith(four, needed, 1);
    expect(drawn.result.waivers).toEqual(needed);
    expect(verifyTranscript(drawn)).toEqual([]);
  });

  it('is no permission for any other pair', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const { pairs } = holdWith(four, needed, seed).result;
      const reviews = new Set(
        pairs.flatMap((pair) => pair.reviewers.map(({ party }) => `${party}>${pair.underReview}`)),
      );
      for (const one of ['AAA', 'BBB']) {
        for (const other of ['CCC', 'DDD']) {
          expect([reviews.has(`${one}>${other}`), reviews.has(`${other}>${one}`)]).not.toEqual([true, true]);
        }
      }
    }
  });

  it('is named in the result only where the lots made use of it', () => {
    const pool = inventedPool(30);
    const [one, other] = pool
      .filter(({ regionalGroup }) => regionalGroup === 'GRULAC')
      .map(({ code }) => code);
    const waiver = mutual(one ?? '', other ?? '');
    const seeds = Array.from({ length: 60 }, (_, index) => index + 1);
    const used = seeds.map((seed) => {
      const { frozen, result, throughGroup } = holdWith(pool, [waiver], seed, {
        groups: reading({ sizes: [30] }),
        waivers: reading(BOTH),
      });
      expect(checkResult(frozen, result, throughGroup)).toEqual([]);
      return result.waivers.length;
    });
    expect(new Set(used)).toEqual(new Set([0, 1]));
  });

  it('L10: holds for a review that an earlier draw gave', () => {
    const parties = inventedPool(30);
    const changes = { waivers: reading(BOTH) };
    const first = drawFirst({ parties, changes, seed: 1 });
    const second = first.result.groups['2'] ?? [];
    // Whoever reviews, in group 1, a State that is itself reviewed now.
    const waivers = first.result.pairs
      .flatMap(({ underReview, reviewers }) => reviewers.map(({ party }) => [underReview, party].sort()))
      .filter((pair) => pair.some((code) => second.includes(code)))
      .map(([one = '', other = '']) => mutual(one, other))
      .sort((one, other) => (nameWaiver(one) < nameWaiver(other) ? -1 : 1));
    const used = [1, 2, 3, 4, 5, 6].flatMap((seed) => {
      const later = drawNext(first, { parties, changes, waivers, seed });
      expect(verifyTranscript(later)).toEqual([]);
      return later.result.waivers;
    });
    expect(used.length).toBeGreaterThan(0);
  });
});

describe('L7: a State under review that may have more reviewers than four', () => {
  // Nobody but the State itself is party to both protocols, so that a reviewer who is party to neither needs two others.
  const pool = [
    drawParty('AAA', 'African', ['untoc', 'tip', 'som']),
    ...['BBB', 'CCC', 'DDD', 'EEE'].map((code) => drawParty(code, 'African', ['untoc'])),
    ...['FFF', 'GGG', 'HHH'].map((code) => drawParty(code, 'WEOG', ['untoc'])),
    ...['T', 'U', 'V', 'W', 'X', 'Y', 'Z'].flatMap((letter) => [
      drawParty(`TI${letter}`, 'WEOG', ['untoc', 'tip']),
      drawParty(`SO${letter}`, 'WEOG', ['untoc', 'som']),
    ]),
  ].sort((one, other) => (one.code < other.code ? -1 : 1));
  const rules: Partial<DrawRules> = { ...ONE_GROUP, groups: reading({ sizes: [22] }) };
  const waiver: Waiver = { rule: 'maximum-reviewers', party: 'AAA', reason: 'The State decided so.' };
  const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
  const reviewersOf = ({ result }: Transcript) =>
    result.pairs.find(({ underReview }) => underReview === 'AAA')?.reviewers ?? [];

  it('has a lot for each instrument that nobody left can take together with the others', () => {
    expect(() => holdWith(pool, [], 1, rules)).toThrow(DrawImpossibleError);
    for (const seed of seeds) {
      const drawn = holdWith(pool, [waiver], seed, rules);
      expect(verifyTranscript(drawn)).toEqual([]);
      expect(reviewersOf(drawn).length).toBeGreaterThan(4);
      expect(drawn.result.waivers).toEqual([waiver]);
      for (const instrument of ['tip', 'som']) {
        expect(reviewersOf(drawn).filter(({ instruments }) => instruments.includes(instrument))).toHaveLength(
          2,
        );
      }
    }
  });

  it('is one State: the limit holds for every other', () => {
    const { pairs } = holdWith(pool, [waiver], 3, rules).result;
    for (const { underReview, reviewers } of pairs) {
      if (underReview !== 'AAA') expect(reviewers.length).toBeLessThanOrEqual(4);
    }
  });

  it('changes nothing where the limit was not in the way', () => {
    const parties = inventedPool(42);
    const [code = ''] = parties.map((party) => party.code);
    const { result } = holdWith(parties, [{ ...waiver, party: code }], 5, { waivers: reading(BOTH) });
    expect(result.waivers).toEqual([]);
  });

  describe('in a result that somebody changed', () => {
    const drawn = holdWith(pool, [waiver], 1, rules);
    const check = (frozen: Transcript['frozen'], waivers: readonly Waiver[]) =>
      checkResult(frozen, { ...drawn.result, waivers }, 1).map(({ constraint }) => constraint);

    it('is missed where it is left out, and found where it has another reason', () => {
      expect(check(drawn.frozen, [waiver])).toEqual([]);
      expect(check(drawn.frozen, [])).toEqual(['waivers']);
      expect(check(drawn.frozen, [{ ...waiver, reason: 'x' }])).toEqual(['waivers']);
    });

    it('covers nothing that was not frozen with the list, nor what the rules do not let be waived', () => {
      expect(check({ ...drawn.frozen, waivers: [] }, [waiver])).toEqual(['L7', 'waivers']);
      const narrower = { ...drawn.frozen, rules: { ...drawn.frozen.rules, waivers: reading([]) } };
      expect(check(narrower, [waiver])).toEqual(['waivers']);
    });

    it('that is added without need is found', () => {
      const idle: Waiver = { ...waiver, party: 'BBB' };
      const frozen = { ...drawn.frozen, waivers: [waiver, idle] };
      expect(check(frozen, [waiver])).toEqual([]);
      expect(check(frozen, [waiver, idle])).toEqual(['waivers']);
    });
  });
});

describe('waivers in the frozen list', () => {
  const instruments = { untoc: 'yes' } as const;
  const parties = inventedPool(30).map((party) => ({ ...party, instruments }));
  const procedure = {
    id: 'untoc',
    instruments: [{ id: 'untoc', title: 'Convention' }],
    principalInstrument: 'untoc',
  };
  const freeze = (waivers: readonly Waiver[], allowed: readonly WaivableRule[] = BOTH) =>
    freezeDraw({
      procedure,
      phase: '1',
      parties,
      rules: drawRules({ waivers: reading(allowed) }),
      groups: [1],
      waivers,
    });
  const [one = '', other = ''] = parties.map(({ code }) => code);

  it('change the draw id with every bit', () => {
    const ids = [[], [mutual(one, other)], [{ ...mutual(one, other), reason: 'x' }]].map((waivers) => {
      const freezing = freeze(waivers);
      return 'frozen' in freezing ? freezing.frozen.drawId : '';
    });
    expect(new Set(ids).size).toBe(3);
  });

  it('name parties of the list, and rules that may be waived', () => {
    expect(freeze([mutual(one, 'ZZZ')])).toMatchObject({ obstacles: [{ party: 'ZZZ', field: 'waiver' }] });
    expect(freeze([mutual(one, other)], ['maximum-reviewers'])).toMatchObject({
      obstacles: [{ party: one, field: 'waiver', remedy: 'waive maximum-reviewers' }],
    });
  });
});
