import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseCivilDate } from '../../domain/calendar/civil-date.ts';
import { listTimeLimits, type TimeLimitFilter } from '../../register/time-limits.ts';
import { createTestRegister, type TestRegister } from '../support/database.ts';
import { opening, party, step } from '../support/review-course.ts';
import { at, settleCourse } from '../support/reviews-in-register.ts';

const NOW = at('2021-11-20T10:00:00Z');

let database: TestRegister;
beforeAll(async () => {
  database = await createTestRegister();
  await settleCourse(database.register, { acts: [step('focal-point-named', 'NGA', '2021-11-02')], now: NOW });
  await settleCourse(database.register, {
    opened: opening('2021-11-10', { underReview: party('GHA', 'Ghana') }),
    now: NOW,
  });
});
afterAll(async () => {
  await database.drop();
});

async function list(filter: Partial<TimeLimitFilter>) {
  return await listTimeLimits(database.register, { now: NOW, limit: 1_000, ...filter });
}

test('time limits come due first, and those without a due date last', async () => {
  const { items, next } = await list({});
  const dates = items.map(({ dueAt }) => dueAt ?? 'without');
  expect(dates).toEqual(dates.toSorted());
  expect(dates).toContain('without');
  expect(next).toBeNull();
});

test('pages show each time limit once, also among those without a date', async () => {
  const all = (await list({})).items.map(({ review, key }) => [review, key]);
  const seen: unknown[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ limit: 4, cursor });
    seen.push(...page.items.map(({ review, key }) => [review, key]));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  expect(seen).toEqual(all);
});

test('a listed time limit says whose review it is, who owes, whether it is overdue, and why it is due that day', async () => {
  const { items } = await list({
    review: 'untoc/1/NGA' as never,
    party: 'KEN',
    stage: 'nomination',
    overdue: true,
  });
  expect(items).toMatchObject([
    {
      key: 'focal-point/KEN',
      review: 'untoc/1/NGA',
      reviewOf: 'NGA',
      partyName: 'Kenya',
      sample: true,
      overdue: true,
      dueOn: '2021-11-15',
    },
  ]);
  expect(items[0]?.steps.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['trigger', 'count', 'end-of-day']),
  );
});

test.each<[string, Partial<TimeLimitFilter>, readonly string[]]>([
  ['review and status', { review: 'untoc/1/NGA' as never, status: 'met' }, ['focal-point/NGA']],
  ['overdue', { overdue: true }, ['focal-point/AUT', 'focal-point/KEN']],
  ['due before a day, that day left out', { dueBefore: parseCivilDate('2021-11-15') }, []],
  [
    'party and not overdue',
    { party: 'GHA', overdue: false, status: 'running', stage: 'nomination' },
    ['focal-point/GHA', 'experts/GHA'],
  ],
  ['mechanism', { mechanism: 'uncac' }, []],
])('time limits are filtered by %s', async (_, filter, expected) => {
  expect((await list(filter)).items.map(({ key }) => key)).toEqual(expected);
});

test('the secretariat has no name of a party', async () => {
  const { items } = await list({ party: 'secretariat' });
  expect(items.map(({ partyName }) => partyName)).toEqual([null, null]);
});
