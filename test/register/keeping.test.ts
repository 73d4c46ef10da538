import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Party } from '../../domain/parties/party.ts';
import { openRegister } from '../../register/database.ts';
import { isReachable } from '../../register/health.ts';
import { enterParties, findParty, listParties } from '../../register/parties.ts';
import {
  enterProcedure,
  findProcedure,
  keepProcedure,
  requireProcedureOf,
} from '../../register/procedures.ts';
import { listTasks, openTask } from '../../register/tasks.ts';
import { createTestRegister, type TestRegister } from '../support/database.ts';
import { at, settleCourse } from '../support/reviews-in-register.ts';
import { UNTOC } from '../support/untoc-procedure.ts';

const NIGERIA: Party = {
  code: 'NGA',
  name: 'Nigeria',
  regionalGroup: 'African',
  instruments: { untoc: 'yes', firearms: 'unknown' },
};

let database: TestRegister;
beforeAll(async () => {
  database = await createTestRegister();
});
afterAll(async () => {
  await database.drop();
});

test('parties are entered, brought up to date, and listed by code', async () => {
  const { register } = database;
  await enterParties(register, [NIGERIA, { ...NIGERIA, code: 'AUT', name: 'Austria' }]);
  await enterParties(register, [{ ...NIGERIA, name: 'Federal Republic of Nigeria' }]);
  expect((await listParties(register)).map(({ name }) => name)).toEqual([
    'Austria',
    'Federal Republic of Nigeria',
  ]);
  expect(await findParty(register, 'AUT')).toEqual({ ...NIGERIA, code: 'AUT', name: 'Austria' });
  expect(await findParty(register, 'XXX')).toBeUndefined();
});

test('a procedure is one row however its fields are ordered, and the one entered last is the newest', async () => {
  const { register } = database;
  const amended = { ...UNTOC, version: '2027-01-01' };
  const digest = await enterProcedure(register, UNTOC);
  const reordered = Object.fromEntries(Object.entries(UNTOC).toReversed()) as unknown;
  expect(await enterProcedure(register, reordered as typeof UNTOC)).toBe(digest);
  await enterProcedure(register, amended);
  expect(await findProcedure(register, 'untoc')).toEqual(amended);
  // Going back to the file before is an entry like any other.
  await enterProcedure(register, UNTOC);
  expect(await findProcedure(register, 'untoc')).toEqual(UNTOC);
  expect(await findProcedure(register, 'uncac')).toBeUndefined();
});

test('a procedure kept for one review does not become the one that new reviews start with', async () => {
  const { register } = database;
  const other = { ...UNTOC, id: 'uncac' };
  await keepProcedure(register, other);
  expect(await findProcedure(register, 'uncac')).toBeUndefined();
  const newest = { ...other, version: '2027-06-01' };
  await enterProcedure(register, newest);
  await keepProcedure(register, { ...other, version: '2030-01-01' });
  expect(await findProcedure(register, 'uncac')).toEqual(newest);
});

test('a task is opened once for the same letter and kind, and listed newest first', async () => {
  const { register } = database;
  const { key } = await settleCourse(register, { now: at('2021-11-01T12:00:00Z') });
  const letters = await register.selectFrom('letters').select('id').limit(3).execute();
  for (const { id } of [...letters, ...letters]) {
    await openTask(register, {
      kind: 'letter-failed',
      review: key,
      letterId: id,
      text: `could not be sent: ${id}`,
    });
    // Tasks are listed by the millisecond they were opened in; those of one have no order of their own.
    await sleep(2);
  }
  const first = await listTasks(register, { limit: 2, done: false });
  const rest = await listTasks(register, { limit: 2, done: false, cursor: first.next ?? '' });
  expect([...first.items, ...rest.items].map(({ letterId }) => letterId)).toEqual(
    letters.map(({ id }) => id).toReversed(),
  );
  expect(rest.next).toBeNull();
  expect((await listTasks(register, { limit: 9, done: true })).items).toEqual([]);
});

test('the procedure of a review is the one it started with, and of an unknown review an error', async () => {
  expect(await requireProcedureOf(database.register, 'untoc/1/NGA' as never)).toEqual(UNTOC);
  await expect(requireProcedureOf(database.register, 'untoc/1/XXX' as never)).rejects.toThrow(
    'no review untoc/1/XXX',
  );
});

test('a database that answers is reachable, and one that does not is not', async () => {
  expect(await isReachable(database.register)).toBe(true);
  expect(await isReachable(openRegister('postgres://nobody@127.0.0.1:1/none'))).toBe(false);
});
