import { afterEach, beforeEach, expect, test } from 'vitest';
import { watchCalendars } from '../../activities/watch-calendars.ts';
import { alwaysOpen } from '../../domain/calendar/offices.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { parseZoneName } from '../../domain/calendar/zoned.ts';
import { closeMissingYears } from '../../register/missing-years.ts';
import { listTasks } from '../../register/tasks.ts';
import { createTestRegister, type TestRegister } from '../support/database.ts';
import { at } from '../support/reviews-in-register.ts';

let database: TestRegister;
let warnings: string[];
beforeEach(async () => {
  database = await createTestRegister();
  warnings = [];
});
afterEach(async () => {
  await database.drop();
});

async function watch(now: string, known: readonly number[]): Promise<void> {
  await watchCalendars({
    register: database.register,
    clock: { origin: new Date().toISOString() as Instant, start: at(now), rate: 1 },
    offices: { ...alwaysOpen(parseZoneName('Europe/Vienna')), knowsYear: (year) => known.includes(year) },
    pulse: { warn: (message) => void warnings.push(message) },
  });
}

const openTasks = async () => (await listTasks(database.register, { limit: 10, done: false })).items;

test('a year that is known makes no task', async () => {
  await watch('2031-12-31T12:00:00Z', [2031]);
  expect(await openTasks()).toEqual([]);
  expect(warnings).toEqual([]);
});

test('a year that is missing makes one task and one warning, which name the file and what to do', async () => {
  await watch('2032-01-01T12:00:00Z', [2031]);
  await watch('2032-05-01T12:00:00Z', [2031]);
  const text = expect.stringMatching(
    /^config\/calendars\/holidays\/2032\.csv is missing: .*"npm run calendars -- 2032"/,
  ) as string;
  expect(await openTasks()).toMatchObject([{ kind: 'calendar-missing', review: null, letterId: null, text }]);
  expect(warnings).toEqual([text]);
});

test('each missing year makes a task of its own, and is reported once even after somebody closed it', async () => {
  await watch('2032-01-01T12:00:00Z', []);
  await database.register
    .updateTable('tasks')
    .set({ done_at: at('2032-01-02T12:00:00Z') })
    .execute();
  await watch('2032-02-01T12:00:00Z', []);
  expect(await openTasks()).toEqual([]);
  await watch('2033-01-01T12:00:00Z', []);
  expect(await openTasks()).toHaveLength(1);
});

test('a year that became known closes its task, and no other', async () => {
  await watch('2032-01-01T12:00:00Z', []);
  await watch('2033-01-01T12:00:00Z', []);
  await closeMissingYears(database.register, (year) => year === 2032);
  expect(await openTasks()).toMatchObject([{ text: expect.stringContaining('2033.csv') as string }]);
});
