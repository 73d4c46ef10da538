import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkResult } from '../../../domain/draw/check-result.ts';
import { checkScope, groupsToDraw, toEarlierDraws } from '../../../domain/draw/continue-draw.ts';
import type { DrawnPair } from '../../../domain/draw/drawn-pair.ts';
import { freezeDraw, frozenDraw } from '../../../domain/draw/freeze-draw.ts';
import { DrawImpossibleError, holdDraw } from '../../../domain/draw/hold-draw.ts';
import type { Transcript } from '../../../domain/draw/transcript.ts';
import { verifyContinuation, verifyTranscript } from '../../../domain/draw/verify-transcript.ts';
import { drawFirst, drawInTurn, drawNext, type InTurn } from './draws-in-turn.ts';
import { drawParty, drawRules, inventedPool, reading, seedOf } from './pool.ts';
import { leaves, tamper } from './tampering.ts';

const POOL = inventedPool(63);
const draws = drawInTurn({ parties: POOL, seed: 41 });
const [first, second, third] = draws;
const pairs = draws.flatMap(({ result }) => result.pairs);

function principals({ reviewers }: DrawnPair): readonly string[] {
  return reviewers.filter(({ lot }) => lot !== 'instrument').map(({ party }) => party);
}

describe('a draw for each group in its year', () => {
  it('L1, L2: the first divides the parties into the groups, and the later ones keep them', () => {
    expect(draws.map(({ result }) => result.groups)).toEqual([0, 1, 2].map(() => first.result.groups));
    expect(draws.map(({ order }) => order.length)).toEqual([63, 0, 0]);
  });

  it('L3: each draws the reviewers of its own group, in the order in which the group was drawn', () => {
    for (const [index, { result }] of draws.entries()) {
      expect(result.pairs.map(({ underReview }) => underReview)).toEqual(first.result.groups[index + 1]);
      expect(new Set(result.pairs.map(({ group }) => group))).toEqual(new Set([index + 1]));
    }
  });

  it('L5, L10: nobody reviews a party that reviews it by an earlier draw', () => {
    const reviews = new Set(
      pairs.flatMap((pair) => pair.reviewers.map(({ party }) => `${party}>${pair.underReview}`)),
    );
    for (const { underReview, reviewers } of pairs) {
      for (const { party } of reviewers) expect(reviews).not.toContain(`${underReview}>${party}`);
    }
    const skipped = second.rounds.flatMap(({ picks }) => picks.flatMap((pick) => pick.skipped));
    expect(skipped.map(({ reason }) => reason)).toContain('mutual-review');
  });

  it('spreads the principal reviews of all draws together: two for each of 63 States', () => {
    const load = new Map<string, number>();
    for (const code of pairs.flatMap(principals)) load.set(code, (load.get(code) ?? 0) + 1);
    expect([...load.values()]).toEqual(POOL.map(() => 2));
  });

  it('is true, and what it took over is what the draw before it gave', () => {
    expect(draws.flatMap(verifyTranscript)).toEqual([]);
    expect(verifyContinuation(second, first)).toEqual([]);
    expect(verifyContinuation(third, second)).toEqual([]);
    expect(third.frozen.continues?.draws.map(({ groups, transcript }) => [groups, transcript])).toEqual([
      [[1], first.digest],
      [[2], second.digest],
    ]);
  });

  it('holds every constraint under every reading, whatever the seed, or says that it cannot be completed', () => {
    const options = fc.record({
      coverage: fc.constantFrom('one', 'two', 'two-regions'),
      mutual: fc.constantFrom('whole', 'within-group'),
      load: fc.constantFrom('free', 'principal'),
      regionalShare: fc.constantFrom('free', 'even'),
    });
    fc.assert(
      fc.property(options, fc.nat(1_000_000), ({ coverage, mutual, load, regionalShare }, seed) => {
        const changes = {
          coverage: reading(coverage),
          mutual: reading(mutual),
          load: reading(load),
          regionalShare: reading(regionalShare),
        };
        for (const { frozen, result, throughGroup } of drawUntilImpossible({
          parties: POOL,
          changes,
          seed,
        })) {
          expect(checkResult(frozen, result, throughGroup)).toEqual([]);
        }
      }),
      { numRuns: 30 },
    );
  });
});

/** The last group of so small a pool has not always a draw that spreads the load to the last review. */
function drawUntilImpossible(input: InTurn): readonly Transcript[] {
  const drawn = [drawFirst(input)];
  try {
    for (const seed of [input.seed + 1, input.seed + 2]) {
      drawn.push(drawNext(drawn.at(-1) ?? first, { ...input, seed }));
    }
  } catch (error) {
    if (!(error instanceof DrawImpossibleError)) throw error;
    expect(error.round).not.toBe('reviewers/1');
  }
  return drawn;
}

describe('the list of a later draw', () => {
  const [left = ''] = first.result.groups['2'] ?? [];
  const joined = drawParty('ZZZ', 'African');
  // Has reviewed nobody yet, and so must be drawn now.
  const busy = new Set(first.result.pairs.flatMap(principals));
  const grown =
    POOL.find(({ code, instruments }) => !busy.has(code) && !instruments.includes('tip') && code !== left)
      ?.code ?? '';
  const parties = [...POOL, joined]
    .filter(({ code }) => code !== left)
    .map((party) => (party.code === grown ? drawParty(party.code, party.regionalGroup) : party));
  const later = drawNext(first, { parties, seed: 7 });

  it('is the one of its day: who has joined is in no group, and reviews before others do', () => {
    expect(Object.values(later.result.groups).flat()).not.toContain('ZZZ');
    expect(later.result.pairs.flatMap(principals)).toContain('ZZZ');
    expect(verifyTranscript(later)).toEqual([]);
  });

  it('leaves who is no longer in it without a review, in its group for everybody to see', () => {
    expect(later.result.groups['2']).toContain(left);
    expect(later.result.pairs.map(({ underReview }) => underReview)).toEqual(
      first.result.groups['2']?.filter((code) => code !== left),
    );
  });

  it('L6: counts instruments that a party has become party to since', () => {
    const asReviewer = later.result.pairs.flatMap((pair) =>
      pair.reviewers
        .filter(({ party, lot }) => party === grown && lot !== 'instrument')
        .map((one) => [pair, one] as const),
    );
    expect(asReviewer.length).toBeGreaterThan(0);
    for (const [{ underReview }, { instruments }] of asReviewer) {
      expect(instruments).toEqual(parties.find(({ code }) => code === underReview)?.instruments);
    }
  });
});

describe('what a draw takes over', () => {
  it('is bound by its draw id: another pair, another group or another digest gives another id', () => {
    const { mechanism, phase, parties, rules, drawId } = second.frozen;
    const continues = toEarlierDraws(first);
    const [pair, ...others] = continues.pairs;
    if (pair === undefined) throw new Error('the first draw has pairs');
    const changed = [
      { ...continues, pairs: [{ ...pair, reviewers: pair.reviewers.slice(1) }, ...others] },
      { ...continues, groups: { ...continues.groups, 2: continues.groups['3'] ?? [] } },
      { ...continues, draws: continues.draws.map((draw) => ({ ...draw, transcript: '0'.repeat(64) })) },
    ];
    const idOf = (scope: object) => frozenDraw(mechanism, phase, parties, rules, scope).drawId;
    const ids = [
      { groups: [2], continues },
      { continues },
      ...changed.map((one) => ({ groups: [2], continues: one })),
    ];
    expect(idOf(ids[0] ?? {})).toBe(drawId);
    expect(new Set(ids.map(idOf)).size).toBe(ids.length);
  });

  it('is found to be forged by the transcript of the draw before it, however true the later one is in itself', () => {
    const other = drawFirst({ parties: POOL, seed: 99 });
    const forged = drawNext(other, { parties: POOL, seed: 42 });
    expect(verifyTranscript(forged)).toEqual([]);
    expect(verifyContinuation(forged, first).map(({ path }) => path)).toContain('$.frozen.continues');
    expect(verifyContinuation(first, second).map(({ problem }) => problem)).toContain('it continues no draw');
  });

  it('is compared with an earlier draw that is true itself', () => {
    const tampered = { ...first, seed: seedOf(3) };
    const places = verifyContinuation(second, tampered).map(({ path }) => path);
    expect(places.filter((place) => place.startsWith('earlier draw: $.rounds')).length).toBeGreaterThan(0);
  });

  it('is found in each single-bit change of a later transcript', () => {
    const places = leaves(second.frozen.continues, ['frozen', 'continues']);
    fc.assert(
      fc.property(fc.constantFrom(...places), (path) => {
        expect(verifyTranscript(tamper(second, path)).length).toBeGreaterThan(0);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the groups of a draw', () => {
  const perGroup = drawRules();
  const atOnce = drawRules({ rounds: reading('at-once') });
  const earlier = toEarlierDraws(first);

  it('are the next one in its year, or all at once, as the rules say', () => {
    expect(groupsToDraw(perGroup, undefined)).toEqual([1]);
    expect(groupsToDraw(perGroup, earlier)).toEqual([2]);
    expect(groupsToDraw(perGroup, toEarlierDraws(second))).toEqual([3]);
    expect(groupsToDraw(perGroup, toEarlierDraws(third))).toEqual([]);
    expect(groupsToDraw(atOnce, undefined)).toEqual([1, 2, 3]);
  });

  it('are refused out of their order, twice, and in parts where the rules draw all at once', () => {
    expect(checkScope(perGroup, { groups: [2, 3], continues: earlier })).toEqual([]);
    expect(checkScope(perGroup, { groups: [2] })[0]).toContain('in order from 1');
    expect(checkScope(perGroup, { groups: [3], continues: earlier })[0]).toContain('in order from 2');
    expect(checkScope(perGroup, { groups: [1], continues: earlier })[0]).toContain('in order from 2');
    expect(checkScope(perGroup, { groups: [2, 3, 4], continues: earlier })[0]).toContain('of 2, 3');
    expect(checkScope(perGroup, { groups: [] })[0]).toContain('in order');
    expect(checkScope(perGroup, { continues: earlier })).toHaveLength(1);
    expect(checkScope(atOnce, { groups: [1] })[0]).toContain('all groups at once');
    expect(() =>
      holdDraw(frozenDraw('untoc', '1', POOL, atOnce, { groups: [1] }), {
        seed: seedOf(1),
        origin: { kind: 'given' },
      }),
    ).toThrow(RangeError);
  });

  it('are an obstacle to the freeze where they cannot be drawn now', () => {
    const procedure = {
      id: 'untoc',
      instruments: ['untoc'].map((id) => ({ id, title: id })),
      principalInstrument: 'untoc',
    };
    const parties = POOL.map((party) => ({ ...party, instruments: { untoc: 'yes' as const } }));
    const freezing = freezeDraw({
      procedure,
      phase: '1',
      parties,
      rules: perGroup,
      groups: [3],
      continues: earlier,
    });
    expect(freezing).toMatchObject({ obstacles: [{ field: 'groups' }] });
  });
});
