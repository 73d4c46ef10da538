import { describe, expect, it } from 'vitest';
import type { CivilDate } from '../../../../domain/calendar/time.ts';
import type { DrawAttempt } from '../../../../domain/draw/ceremony.ts';
import { toCeremonyForms } from '../../../../server/pages/draw/ceremony-forms.ts';
import { toParts } from '../../../../server/pages/draw/ceremony-steps.ts';

const ON = '2020-11-20' as CivilDate;
const FROZEN: DrawAttempt = {
  drawId: 'ab'.repeat(32),
  frozenOn: ON,
  commitments: [],
  reveals: [],
  source: null,
  sourceValue: null,
  held: null,
  publishedOn: null,
  voided: null,
};
const COMMITTED: DrawAttempt = {
  ...FROZEN,
  commitments: ['secretariat', 'NGA'].map((participant) => ({ participant, commitment: 'cd'.repeat(32) })),
  source: 'A lottery',
};
const REVEALED: DrawAttempt = { ...COMMITTED, reveals: [{ participant: 'NGA', value: 'ef'.repeat(32) }] };
const READ: DrawAttempt = { ...REVEALED, sourceValue: '7' };
const HELD: DrawAttempt = { ...READ, held: { seed: '01'.repeat(32), transcript: '23'.repeat(32), on: ON } };
const PUBLISHED: DrawAttempt = { ...HELD, publishedOn: ON };

function offered(draw: DrawAttempt | undefined, gatesPassed = true, more = {}): readonly string[] {
  const forms = toCeremonyForms({
    launchAddress: '/api/launches/untoc/1',
    today: ON,
    draw,
    waivable: ['mutual-review'],
    mayBeSample: true,
    gatesPassed,
    parties: [{ code: 'NGA', name: 'Nigeria' }],
    unsettledLines: '',
    ...more,
  });
  return Object.entries(forms)
    .filter(([, form]) => form !== null)
    .map(([name]) => name);
}

describe('the five parts of a ceremony', () => {
  const standings = (draw: DrawAttempt | undefined) => toParts(draw).map(({ standing }) => standing);

  it.each([
    ['before the freeze', undefined, ['current', 'to-come', 'to-come', 'to-come', 'to-come']],
    ['frozen', FROZEN, ['done', 'current', 'to-come', 'to-come', 'to-come']],
    ['committed, with a source', COMMITTED, ['done', 'current', 'current', 'to-come', 'to-come']],
    ['revealed in part', REVEALED, ['done', 'done', 'current', 'to-come', 'to-come']],
    ['the source read', READ, ['done', 'done', 'done', 'current', 'to-come']],
    ['held', HELD, ['done', 'done', 'done', 'done', 'current']],
    ['published', PUBLISHED, ['done', 'done', 'done', 'done', 'done']],
  ])('stand, %s', (_when, draw, expected) => {
    expect(standings(draw)).toEqual(expected);
  });

  it('each say why they stand where they stand', () => {
    const reasons = toParts(undefined).map(({ why }) => why);
    expect(new Set(reasons).size).toBe(5);
    expect(Math.min(...reasons.map((why) => why.length))).toBeGreaterThan(80);
  });
});

describe('the forms of a ceremony', () => {
  it.each([
    ['before the freeze', undefined, ['freeze', 'freezeSample', 'waive']],
    ['frozen', FROZEN, ['commit', 'nameSource', 'void']],
    ['committed, with a source', COMMITTED, ['commit', 'reveal', 'void']],
    ['revealed in part', REVEALED, ['reveal', 'readSource', 'void']],
    ['the source read', READ, ['hold', 'void']],
    ['held', HELD, ['publish', 'void']],
    ['published', PUBLISHED, []],
  ])('are offered in their order: %s', (_when, draw, expected) => {
    expect(offered(draw)).toEqual(expected);
  });

  it('offer no sample where a real draw is continued, and no waiver where nothing may be waived', () => {
    expect(offered(undefined, true, { mayBeSample: false, waivable: [] })).toEqual(['freeze']);
  });

  it('do not offer the draw before every gate is passed', () => {
    expect(offered(READ, false)).toEqual(['void']);
  });
});
