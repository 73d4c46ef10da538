import { afterAll, beforeAll, expect, test } from 'vitest';
import { isOverdue } from '../../domain/review/overdue.ts';
import { CursorError } from '../../register/cursor.ts';
import { findReview } from '../../register/review-details.ts';
import { listReviews, type ReviewFilter } from '../../register/reviews.ts';
import { readTimetable } from '../../register/time-limits.ts';
import { createTestRegister, type TestRegister } from '../support/database.ts';
import { closing, opening, party, step, suspended } from '../support/review-course.ts';
import { at, settleCourse } from '../support/reviews-in-register.ts';

const NOW = at('2022-05-10T10:00:00Z');

let database: TestRegister;
beforeAll(async () => {
  database = await createTestRegister();
  const named = ['NGA', 'KEN', 'AUT'].flatMap((who) => [
    step('focal-point-named', who, '2021-11-02'),
    step('expert-named', who, '2021-11-03'),
  ]);
  const underReview = (code: string, name: string) => ({ underReview: party(code, name) });
  const { register } = database;
  await settleCourse(register, { acts: named, now: NOW });
  await settleCourse(register, { opened: opening('2022-05-09', underReview('GHA', 'Ghana')), now: NOW });
  await settleCourse(register, {
    opened: opening('2022-05-08', { ...underReview('CIV', 'Côte d’Ivoire'), sample: false }),
    acts: [suspended('2022-05-09')],
    now: NOW,
  });
  await settleCourse(register, {
    opened: opening('2022-05-07', {
      ...underReview('TGO', 'Togo'),
      reviewers: [party('GHA', 'Ghana'), party('FRA', 'France')],
    }),
    acts: [closing('2022-05-08')],
    now: NOW,
  });
});
afterAll(async () => {
  await database.drop();
});

async function partiesOf(filter: Partial<ReviewFilter>): Promise<readonly string[]> {
  const { items } = await listReviews(database.register, { now: NOW, limit: 100, ...filter });
  return items.map((row) => row.party);
}

test('a line of the board says who, where, what comes next, who owes it, and what was recorded last', async () => {
  const { items } = await listReviews(database.register, { now: NOW, limit: 100, party: 'NGA' });
  expect(items).toEqual([
    {
      key: 'untoc/1/NGA',
      mechanism: 'untoc',
      phase: '1',
      party: 'NGA',
      partyName: 'Nigeria',
      regionalGroup: 'African',
      group: 2,
      sample: true,
      openedOn: '2021-11-01',
      stage: 'self-assessment',
      suspended: false,
      closedOn: null,
      reviewers: [
        { code: 'KEN', name: 'Kenya' },
        { code: 'AUT', name: 'Austria' },
      ],
      next: {
        key: 'questionnaire/NGA',
        obligation: 'questionnaire',
        title: 'Self-assessment questionnaire',
        party: 'NGA',
        partyName: 'Nigeria',
        status: 'running',
        dueOn: '2022-05-01',
        dueAt: at('2022-05-01T22:00:00Z'),
        standing: 'assumed',
      },
      overdue: 1,
      lastAct: { sequence: 7, kind: 'step-taken', on: '2021-11-03', recordedAt: at('2021-11-03T11:00:00Z') },
      nextAt: at('2022-05-15T07:00:00Z'),
    },
  ]);
});

test('O14: a review is late from the first moment after the due day in Vienna, 2022-05-01T22:00Z, and not before', async () => {
  const lateAt = async (now: string) => await partiesOf({ now: at(now), overdue: true });
  expect(await lateAt('2022-05-01T21:59:59.999Z')).not.toContain('NGA');
  expect(await lateAt('2022-05-01T22:00:00.000Z')).toContain('NGA');
});

test('what the database counts as overdue is what the domain calls overdue', async () => {
  for (const now of [NOW, at('2022-05-23T22:00:00Z'), at('2030-01-01T00:00:00Z')]) {
    const { items } = await listReviews(database.register, { now, limit: 100 });
    for (const { key, overdue } of items) {
      const limits = await readTimetable(database.register, key);
      expect(overdue).toBe(limits.filter((limit) => isOverdue(limit, now)).length);
    }
  }
});

test('the review with the earliest due date comes first, and those in which nothing is due come last', async () => {
  expect(await partiesOf({})).toEqual(['NGA', 'GHA', 'CIV', 'TGO']);
  expect(await partiesOf({ order: 'party' })).toEqual(['CIV', 'GHA', 'NGA', 'TGO']);
});

test('a suspended review shows what is suspended, and a closed one has nothing ahead', async () => {
  const { items } = await listReviews(database.register, { now: NOW, limit: 100 });
  const ofParty = (code: string) => items.find((row) => row.party === code);
  expect(ofParty('CIV')).toMatchObject({
    suspended: true,
    next: { status: 'suspended', dueOn: null },
    overdue: 0,
  });
  expect(ofParty('TGO')).toMatchObject({
    closedOn: '2022-05-08',
    stage: null,
    next: null,
    overdue: 0,
    nextAt: null,
  });
});

test.each<[string, Partial<ReviewFilter>, readonly string[]]>([
  ['mechanism', { mechanism: 'uncac' }, []],
  ['phase', { phase: '2' }, []],
  ['stage', { stage: 'self-assessment' }, ['NGA']],
  ['reviewer', { reviewer: 'FRA' }, ['TGO']],
  ['party that owes', { owedBy: 'KEN' }, ['GHA', 'CIV']],
  ['secretariat that owes', { owedBy: 'secretariat' }, ['NGA', 'GHA', 'CIV']],
  ['sample', { sample: false }, ['CIV']],
  ['overdue', { overdue: true }, ['NGA']],
  ['not overdue', { overdue: false }, ['GHA', 'CIV', 'TGO']],
  ['part of a name, of a party under review or reviewing', { text: 'ghan' }, ['GHA', 'TGO']],
  ['name with letters beyond ASCII', { text: 'CÔTE' }, ['CIV']],
  ['code', { text: 'nga' }, ['NGA']],
  ['wildcards that mean themselves', { text: '%' }, []],
  ['underscore that means itself', { text: 'T_GO' }, []],
])('reviews are filtered by %s', async (_, filter, expected) => {
  expect(await partiesOf(filter)).toEqual(expected);
});

test.each(['due', 'party'] as const)('pages in the order of %s show each review once', async (order) => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listReviews(database.register, { now: NOW, limit: 1, order, cursor });
    seen.push(...page.items.map((row) => row.party));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  expect(seen).toEqual(await partiesOf({ order }));
});

test('a cursor that this list did not give out is refused by name', async () => {
  for (const cursor of ['', 'nonsense', 'W10', Buffer.from('["x","y"]').toString('base64url')]) {
    await expect(listReviews(database.register, { now: NOW, limit: 1, cursor })).rejects.toThrow(CursorError);
  }
});

test('a review is found with its parties, instruments and acts; an unknown one is not', async () => {
  const found = await findReview(database.register, 'untoc/1/NGA' as never, NOW);
  expect(found).toMatchObject({
    key: 'untoc/1/NGA',
    overdue: 1,
  });
  expect(found?.procedureDigest).toMatch(/^[0-9a-f]{64}$/);
  expect(found?.parties.map(({ code, role, focalPoint }) => [code, role, focalPoint])).toEqual([
    ['NGA', 'under-review', null],
    ['KEN', 'reviewing', null],
    ['AUT', 'reviewing', null],
  ]);
  expect(found?.parties[0]?.instruments).toEqual(['untoc']);
  expect(found?.acts.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(await findReview(database.register, 'untoc/4/NGA' as never, NOW)).toBeUndefined();
});
