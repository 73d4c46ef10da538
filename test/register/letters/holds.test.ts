import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Instant } from '../../../domain/calendar/time.ts';
import {
  countHeld,
  type HoldScope,
  holdLetters,
  listHolds,
  releaseLetters,
} from '../../../register/letters/holds.ts';
import { claimDueLetters } from '../../../register/letters/letter-queue.ts';
import { listLetters } from '../../../register/letters/letters.ts';
import { nextLetterAt } from '../../../register/letters/post-room.ts';
import { createTestRegister, type TestRegister } from '../../support/database.ts';
import { at, letEachLeave, settleCourse } from '../../support/reviews-in-register.ts';

const NOW = at('2021-11-01T11:00:00Z');
const EVERYTHING: HoldScope = { kind: 'everything' };
const KENYA: HoldScope = { kind: 'addressee', addressee: 'KEN' };

let database: TestRegister;
let commands = 0;
beforeEach(async () => {
  database = await createTestRegister();
  await settleCourse(database.register, { now: NOW });
});
afterEach(async () => {
  await database.drop();
});

function command(scope: HoldScope, commandId = `command-${String((commands += 1))}`, now: Instant = NOW) {
  return { scope, commandId, officer: 'Officer 2', reason: 'Wrong template', now };
}

const hold = async (scope: HoldScope, commandId?: string) =>
  await holdLetters(database.register, command(scope, commandId));
const release = async (scope: HoldScope, commandId?: string) =>
  await releaseLetters(database.register, command(scope, commandId));

/** States of the letters that a post room may take now; `-` for the secretariat. They stay taken. */
async function claim(): Promise<readonly string[]> {
  await letEachLeave(database.register);
  const claimed = await claimDueLetters(database.register, {
    mechanism: 'untoc',
    owner: 'host:1',
    now: NOW,
    realNow: at('2026-01-01T00:00:00Z'),
    limit: 100,
  });
  const { items } = await listLetters(database.register, { limit: 100 });
  return claimed.map(({ id }) => items.find((letter) => letter.id === id)?.state ?? '-').toSorted();
}

test('letters to one addressee are held: the claim passes over them, and they keep their dates', async () => {
  const before = await listLetters(database.register, { state: 'KEN', limit: 100 });
  await hold(KENYA);
  const claimed = await claim();
  expect(claimed).toContain('NGA');
  expect(claimed).not.toContain('KEN');
  const after = await listLetters(database.register, { state: 'KEN', limit: 100 });
  expect(after.items).toEqual(before.items.map((letter) => ({ ...letter, held: true })));
  expect(await countHeld(database.register)).toBe(before.items.length);
});

test.each([
  ['everything', EVERYTHING],
  ['its mechanism', { kind: 'mechanism', mechanism: 'untoc' }],
] as const)(
  'no letter is claimed while %s is held, and all are when it is released',
  async (_what, scope) => {
    await hold(scope);
    expect(await claim()).toEqual([]);
    expect(await release(scope)).toBe(true);
    expect(await claim()).toHaveLength(8);
  },
);

test('letters to the secretariat are held by its name, and another mechanism holds nothing here', async () => {
  await hold({ kind: 'addressee', addressee: 'secretariat' });
  await hold({ kind: 'mechanism', mechanism: 'uncac' });
  const claimed = await claim();
  expect(claimed).not.toContain('-');
  expect(claimed).toHaveLength(7);
});

test('the post room is told of no letter that is held, so that it rests', async () => {
  expect(await nextLetterAt(database.register, { mechanism: 'untoc' })).not.toBeNull();
  await hold(EVERYTHING);
  expect(await nextLetterAt(database.register, { mechanism: 'untoc' })).toBeNull();
});

test('what is held twice is one hold, and what is released stays released when the command comes again', async () => {
  expect(await hold(EVERYTHING, 'stop')).toBe(true);
  expect(await hold(EVERYTHING, 'stop')).toBe(false);
  expect(await hold(EVERYTHING)).toBe(false);
  expect(await listHolds(database.register)).toEqual([
    { scope: EVERYTHING, officer: 'Officer 2', reason: 'Wrong template', heldAt: NOW },
  ]);
  expect(await release(EVERYTHING, 'go')).toBe(true);
  expect(await release(EVERYTHING, 'go')).toBe(false);
  expect(await hold(EVERYTHING, 'stop')).toBe(false);
  expect(await listHolds(database.register)).toEqual([]);
});

test('a release that comes again does not release what was held anew', async () => {
  await hold(KENYA);
  await release(KENYA, 'go');
  await hold(KENYA);
  expect(await release(KENYA, 'go')).toBe(false);
  expect(await listHolds(database.register)).toHaveLength(1);
});

test('what one scope releases another may still hold', async () => {
  await hold(EVERYTHING);
  await hold(KENYA);
  await release(EVERYTHING);
  const claimed = await claim();
  expect(claimed).toContain('NGA');
  expect(claimed).not.toContain('KEN');
});

test('officers who hold at once make one hold', async () => {
  const held = await Promise.all(Array.from({ length: 6 }, async () => await hold(EVERYTHING)));
  expect(held.filter(Boolean)).toHaveLength(1);
  expect(await listHolds(database.register)).toHaveLength(1);
});

test('a release has letters gathered anew, but not those that an officer decided about', async () => {
  await hold(KENYA);
  await letEachLeave(database.register);
  const kenya = await database.register
    .selectFrom('letters')
    .select('id')
    .where('party', '=', 'KEN')
    .execute();
  await database.register
    .insertInto('letter_acts')
    .values({
      letter_id: kenya[0]?.id ?? '',
      command_id: 'again',
      kind: 'resend',
      officer: 'Officer 2',
      reason: 'It did not arrive',
      insisted: false,
      recorded_at: NOW,
      before: '{}',
    })
    .execute();
  await release(KENYA);
  const letters = await database.register
    .selectFrom('letters')
    .select(['id', 'gathered'])
    .where('party', '=', 'KEN')
    .execute();
  expect(letters.filter(({ gathered }) => gathered).map(({ id }) => id)).toEqual([kenya[0]?.id]);
});
