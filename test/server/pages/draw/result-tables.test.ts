import { describe, expect, it } from 'vitest';
import { type DrawRules, findDrawRules } from '../../../../domain/draw/draw-rules.ts';
import { freezeDraw } from '../../../../domain/draw/freeze-draw.ts';
import { holdDraw } from '../../../../domain/draw/hold-draw.ts';
import type { Transcript } from '../../../../domain/draw/transcript.ts';
import { toLoadChart } from '../../../../server/pages/draw/load-chart.ts';
import { toGroupTables } from '../../../../server/pages/draw/pair-table.ts';
import { toRegionRows } from '../../../../server/pages/draw/region-table.ts';
import { toReviewLoad } from '../../../../server/pages/draw/review-load.ts';
import { toFrozenRuleViews } from '../../../../server/pages/draw/rule-words.ts';
import { LAUNCHED, POOL } from '../../../support/launch-course.ts';

const TRANSCRIPT = hold();

function hold(): Transcript {
  const rules = findDrawRules(LAUNCHED);
  if (rules === undefined) throw new Error('the procedure of the tests draws no lots');
  const freezing = freezeDraw({ procedure: LAUNCHED, phase: '1', parties: POOL, rules });
  if ('obstacles' in freezing) throw new Error(JSON.stringify(freezing.obstacles));
  return holdDraw(freezing.frozen, { seed: '5a'.repeat(32), origin: { kind: 'given' } });
}

describe('the tables of pairs', () => {
  const tables = (text = '', reviewed: readonly string[] = []) =>
    toGroupTables({ transcript: TRANSCRIPT, names: [], reviewed: new Set(reviewed), text });

  it('hold every State under review once, in the order drawn', () => {
    const drawn = tables().map(({ rows }) => rows.map(({ code }) => code));
    expect(drawn).toEqual(Object.values(TRANSCRIPT.result.groups));
  });

  it('put each reviewer under the lot by which it was drawn', () => {
    for (const row of tables().flatMap(({ rows }) => rows)) {
      expect(row.ownRegion.map(({ regionalGroup }) => regionalGroup)).toEqual([row.regionalGroup]);
      expect(row.otherRegion).toHaveLength(1);
      expect(row.otherRegion[0]?.regionalGroup).not.toBe(row.regionalGroup);
    }
    const shown = tables()
      .flatMap(({ rows }) => rows)
      .flatMap(({ ownRegion, otherRegion, additional }) => [...ownRegion, ...otherRegion, ...additional]);
    expect(shown).toHaveLength(TRANSCRIPT.result.pairs.flatMap(({ reviewers }) => reviewers).length);
  });

  it('name the instruments of a reviewer that does not review all of them', () => {
    const cells = tables().flatMap(({ rows }) => rows.flatMap(({ additional }) => additional));
    expect(cells.length).toBeGreaterThan(0);
    for (const { instruments } of cells) expect(instruments).toEqual(['tip']);
  });

  it('find a State by name or code, under review or reviewing, and hide the others', () => {
    const found = tables('lax')
      .flatMap(({ rows }) => rows)
      .filter((row) => row.found);
    expect(found.map(({ code }) => code)).toContain('LAX');
    const reviewsOf = TRANSCRIPT.result.pairs.filter(({ reviewers }) =>
      reviewers.some(({ party }) => party === 'LAX'),
    );
    expect(found).toHaveLength(1 + reviewsOf.length);
  });

  it('lead to the review of a State once it is opened', () => {
    const rows = tables('', ['LAX']).flatMap(({ rows }) => rows);
    expect(rows.filter(({ href }) => href !== null).map(({ href }) => href)).toEqual([
      '/reviews/untoc/1/LAX',
    ]);
  });
});

describe('the counts', () => {
  it('of regional groups add up to the sizes of the groups', () => {
    const rows = toRegionRows(TRANSCRIPT);
    expect(rows.map(({ name, total }) => [name, total])).toEqual([
      ['African', 4],
      ['GRULAC', 4],
      ['WEOG', 4],
    ]);
    expect([0, 1, 2].map((group) => rows.reduce((sum, { counts }) => sum + (counts[group] ?? 0), 0))).toEqual(
      [4, 4, 4],
    );
  });

  it('of reviews add up to the reviewers drawn, and rank no State', () => {
    const { states, spread } = toReviewLoad(TRANSCRIPT, '');
    const reviewers = TRANSCRIPT.result.pairs.flatMap((pair) => pair.reviewers).length;
    expect(states.reduce((sum, { principal, additional }) => sum + principal + additional, 0)).toBe(
      reviewers,
    );
    expect(spread.reduce((sum, { reviews, all }) => sum + reviews * all, 0)).toBe(reviewers);
    expect(spread.reduce((sum, { principal }) => sum + principal, 0)).toBe(POOL.length);
    const names = states.map(({ name }) => name);
    expect(names).toEqual([...names].sort());
  });

  it('are drawn as bars whose heights are in proportion, with nothing outside the picture', () => {
    const { columns, baseline, width } = toLoadChart([
      { reviews: 0, principal: 0, all: 0 },
      { reviews: 1, principal: 10, all: 5 },
    ]);
    const [never, once] = columns;
    expect(never?.principal.height).toBe(0);
    expect((once?.all.height ?? 0) * 2).toBeCloseTo(once?.principal.height ?? 0, 0);
    for (const bar of columns.flatMap(({ principal, all }) => [principal, all])) {
      expect(bar.y + bar.height).toBe(baseline);
      expect(bar.y).toBeGreaterThan(0);
      expect(bar.x + bar.width).toBeLessThanOrEqual(width);
    }
    expect(toLoadChart([]).columns).toEqual([]);
  });
});

describe('the rules in words', () => {
  const { rules } = TRANSCRIPT.frozen;

  it('show each option as read, with its standing', () => {
    const views = toFrozenRuleViews(rules);
    expect(views).toHaveLength(Object.keys(rules).length);
    const share = views.find(({ title }) => title === 'Regional groups in each group');
    expect([share?.reading, share?.basis.mark.standing]).toEqual(['As the lot falls', 'assumed']);
  });

  it('differ for each reading that an option has', () => {
    const { basis } = rules.load;
    const readings: {
      readonly [Option in keyof DrawRules]-?: readonly NonNullable<DrawRules[Option]>['value'][];
    } = {
      groups: [{ even: 3 }, { sizes: [62, 63, 64] }],
      regionalShare: ['free', 'even'],
      coverage: ['one', 'two', 'two-regions'],
      mutual: ['whole', 'within-group'],
      load: ['free', 'principal'],
      rounds: ['per-group', 'at-once'],
      waivers: [[], ['maximum-reviewers'], ['mutual-review'], ['maximum-reviewers', 'mutual-review']],
      maximumReviewers: [4, 5],
    };
    for (const [option, values] of Object.entries(readings)) {
      const words = values.map((value) =>
        toFrozenRuleViews({ ...rules, [option]: { value, basis } })
          .map(({ reading }) => reading)
          .join('; '),
      );
      expect([option, new Set(words).size]).toEqual([option, values.length]);
    }
  });
});
