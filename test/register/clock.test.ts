import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ProceedingsClock, REAL_TIME } from '../../domain/calendar/proceedings-clock.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { fixClock, readClock } from '../../register/clock.ts';
import { createTestRegister, type TestRegister } from '../support/database.ts';

const REHEARSAL: ProceedingsClock = {
  origin: '2026-03-01T10:00:00.123Z' as Instant,
  start: '2020-10-16T00:00:00.000Z' as Instant,
  rate: 86_400,
};

let database: TestRegister;
beforeAll(async () => {
  database = await createTestRegister();
});
afterAll(async () => {
  await database.drop();
});

test('a register without a clock says so', async () => {
  await expect(readClock(database.register)).rejects.toThrow('no result');
});

test('the first clock stays, to the millisecond, however many processes bring one at once', async () => {
  const clocks = await Promise.all(
    [1, 2, 3, 4].map(async () => await fixClock(database.register, REHEARSAL)),
  );
  expect(clocks).toEqual([REHEARSAL, REHEARSAL, REHEARSAL, REHEARSAL]);
});

test('a process that brings real time is given the clock that the register holds', async () => {
  expect(await fixClock(database.register, REAL_TIME)).toEqual(REHEARSAL);
});

test('another rehearsal on the same register is refused', async () => {
  await expect(fixClock(database.register, { ...REHEARSAL, rate: 3_600 })).rejects.toThrow(
    'cannot be changed',
  );
  expect(await readClock(database.register)).toEqual(REHEARSAL);
});
