import { afterEach, beforeEach, expect, test } from 'vitest';
import { alwaysOpen } from '../../../domain/calendar/offices.ts';
import { parseZoneName } from '../../../domain/calendar/zoned.ts';
import type { Texts } from '../../../register/letters/letter-templates.ts';
import { reportMissingYear } from '../../../register/missing-years.ts';
import { listTasks } from '../../../register/tasks.ts';
import { enterConfiguration } from '../../../server/worker/enter-configuration.ts';
import { createTestRegister, type TestRegister } from '../../support/database.ts';
import { at, settleCourse } from '../../support/reviews-in-register.ts';

const NOW = at('2031-06-01T12:00:00Z');

let database: TestRegister;
let warnings: string[];
let woken: string[];
beforeEach(async () => {
  database = await createTestRegister();
  warnings = [];
  woken = [];
});
afterEach(async () => {
  await database.drop();
});

async function start(texts: readonly Texts[], known: readonly number[]): Promise<void> {
  await enterConfiguration({
    register: database.register,
    offices: { ...alwaysOpen(parseZoneName('Europe/Vienna')), knowsYear: (year) => known.includes(year) },
    texts,
    now: NOW,
    log: {
      info: () => undefined,
      warn: (_fields: unknown, message?: string) => void warnings.push(message ?? ''),
    },
    wakePostRoom: (mechanism) => {
      woken.push(mechanism);
      return Promise.resolve();
    },
  });
}

test('a start warns of this year and the next where they are missing, and of no other', async () => {
  await start([], [2030, 2031]);
  expect(warnings).toEqual([expect.stringContaining('holidays/2032.csv is missing')]);
  await start([], [2031, 2032]);
  expect(warnings).toHaveLength(1);
});

test('a start with a year that had been missing closes the task about it', async () => {
  await reportMissingYear(database.register, 2031);
  await start([], [2031, 2032]);
  expect((await listTasks(database.register, { limit: 10, done: false })).items).toEqual([]);
});

test('a start with changed texts wakes the post rooms where letters are gathered anew; the same texts wake nobody', async () => {
  await settleCourse(database.register, { now: at('2021-11-01T11:00:00Z') });
  await database.register.updateTable('letters').set({ gathered: true }).execute();
  await start([{ language: 'fr', digest: 'fr-1' }], [2031, 2032]);
  await start([{ language: 'fr', digest: 'fr-1' }], [2031, 2032]);
  expect(woken).toEqual([]);
  await start([{ language: 'fr', digest: 'fr-2' }], [2031, 2032]);
  expect(woken).toEqual(['untoc']);
});
