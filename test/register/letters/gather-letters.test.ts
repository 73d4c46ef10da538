import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Offices } from '../../../domain/calendar/offices.ts';
import { alwaysOpen } from '../../../domain/calendar/offices.ts';
import type { Instant, ZoneName } from '../../../domain/calendar/time.ts';
import type { ReviewKey } from '../../../domain/review/review-id.ts';
import { holdLetters, releaseLetters } from '../../../register/letters/holds.ts';
import { enterTexts, releaseTexts } from '../../../register/letters/letter-templates.ts';
import { nextLetterAt } from '../../../register/letters/post-room.ts';
import { settleReview } from '../../../register/settle-review.ts';
import { createTestRegister, type TestRegister } from '../../support/database.ts';
import {
  countLetters,
  gatherNow,
  LETTERS_OF_ONE_REVIEW,
  openReviews,
  recordAct,
  SLIPS_PER_REVIEW,
} from '../../support/post-office.ts';
import { claimAll, readQueue, sendAll } from '../../support/queued-letters.ts';
import { step } from '../../support/review-course.ts';
import { at } from '../../support/reviews-in-register.ts';

const NOW = at('2021-11-01T12:00:00Z');
const TOMORROW = at('2021-11-02T08:00:00Z');
const VIENNA = 'Europe/Vienna' as ZoneName;

let database: TestRegister;
beforeEach(async () => {
  database = await createTestRegister();
});
afterEach(async () => {
  await database.drop();
});

const letters = async (party?: string) => await readQueue(database.register, party);
const claim = async (now: Instant = NOW, limit?: number) => await claimAll(database.register, now, limit);
const send = async (now: Instant = NOW) => await sendAll(database.register, now);

/** Makes the reviews and those who are written to real ones, whose letters wait for working hours. */
async function makeReal(): Promise<void> {
  await database.register.updateTable('reviews').set({ sample: false }).execute();
  await database.register
    .updateTable('contacts')
    .set({ email: sql`replace(email, '@', '@post.')` })
    .execute();
}

describe('a State that takes part in three reviews', () => {
  test('gets one letter with all that is due, and the notices stay as they were decided', async () => {
    await openReviews(database.register, 3);
    const slips = await letters('QAB');
    expect(slips.length).toBeGreaterThan(3);
    expect(await gatherNow(database.register)).toBe(countLetters(3));
    const [letter, ...others] = await letters('QAB');
    expect(others).toEqual([]);
    expect(letter?.notices.toSorted()).toEqual(slips.flatMap(({ notices }) => notices).toSorted());
    expect(letter?.reviews.toSorted()).toEqual(['untoc/1/QAA', 'untoc/1/QAB', 'untoc/1/QAC']);
    expect(letter?.review).toBe(letter?.reviews[0]);
    expect(letter).toMatchObject({ status: 'intended', gathered: true });
    expect(slips.map(({ token }) => token)).toContain(letter?.token);
    const { count } = await database.register
      .selectFrom('notices')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .executeTakeFirstOrThrow();
    expect(Number(count)).toBe(3 * SLIPS_PER_REVIEW);
  });

  test('gets what falls due after the letter of the day with that of the next day', async () => {
    const [review] = await openReviews(database.register, 1);
    await gatherNow(database.register);
    expect(await send()).toBe(LETTERS_OF_ONE_REVIEW);
    // Its questionnaire arrives, so the reviewers owe feedback, and are told so.
    const later = at('2021-11-01T14:00:00Z');
    const arrived = step('questionnaire-submitted', 'QAA', '2021-11-01');
    await recordAct(database.register, review!, arrived, 2, later);
    const before = await letters('QAB');
    expect(before.filter(({ status }) => status === 'intended')).toHaveLength(1);
    expect(await gatherNow(database.register, later)).toBe(0);
    const waiting = (await letters('QAB')).find(({ status }) => status === 'intended');
    // Invented reviews: at the hour of the notices.
    expect(waiting).toMatchObject({ gathered: false, notBefore: TOMORROW });
    expect(await nextLetterAt(database.register, { mechanism: 'untoc' })).toBe(TOMORROW);
    expect(await gatherNow(database.register, TOMORROW)).toBeGreaterThan(0);
    expect((await claim(TOMORROW)).map(({ id }) => id)).toContain(waiting?.id);
  });

  test('gets as many letters a day as are allowed', async () => {
    const [review] = await openReviews(database.register, 1);
    await gatherNow(database.register);
    await send();
    const later = at('2021-11-01T14:00:00Z');
    await recordAct(
      database.register,
      review!,
      step('questionnaire-submitted', 'QAA', '2021-11-01'),
      2,
      later,
    );
    expect(await gatherNow(database.register, later, { lettersPerDay: 2 })).toBeGreaterThan(0);
  });
});

describe('working hours', () => {
  const MONDAY = at('2021-11-08T08:00:00Z');
  const overTheWeekend: Offices = {
    ...alwaysOpen(VIENNA),
    opensAt: (_office, moment) => (moment < MONDAY ? MONDAY : moment),
  };

  test('a letter to a real office waits for its opening, and what comes meanwhile goes with it', async () => {
    await openReviews(database.register, 1);
    await makeReal();
    expect(await gatherNow(database.register, NOW, { offices: overTheWeekend })).toBe(0);
    expect(new Set((await letters()).map(({ notBefore }) => notBefore))).toEqual(new Set([MONDAY]));
    expect(await claim()).toEqual([]);
    expect(await nextLetterAt(database.register, { mechanism: 'untoc' })).toBe(MONDAY);
    await settleReview(database.register, { review: 'untoc/1/QAA' as ReviewKey, acts: [], now: MONDAY });
    expect(await gatherNow(database.register, MONDAY, { offices: overTheWeekend })).toBe(
      LETTERS_OF_ONE_REVIEW,
    );
    const [letter, ...others] = await letters('QAA');
    expect(others).toEqual([]);
    expect(new Set(letter?.notices.map((key) => key.split(':')[2]))).toEqual(
      new Set(['opening', 'before-7']),
    );
    expect(await send(MONDAY)).toBe(LETTERS_OF_ONE_REVIEW);
  });

  test('letters of invented reviews wait for no office', async () => {
    await openReviews(database.register, 1);
    expect(await gatherNow(database.register, NOW, { offices: overTheWeekend })).toBe(LETTERS_OF_ONE_REVIEW);
  });
});

test('held letters keep their dates, are put into no other, and go together when they are released', async () => {
  await openReviews(database.register, 1);
  const before = await letters('QAB');
  const command = { officer: 'Officer 2', reason: 'Look first', now: NOW };
  const scope = { kind: 'addressee', addressee: 'QAB' } as const;
  await holdLetters(database.register, { ...command, scope, commandId: 'stop' });
  await gatherNow(database.register);
  expect(await letters('QAB')).toEqual(before);
  const week = at('2021-11-08T09:00:00Z');
  await settleReview(database.register, { review: 'untoc/1/QAA' as ReviewKey, acts: [], now: week });
  await gatherNow(database.register, week);
  const held = await letters('QAB');
  expect(held.length).toBeGreaterThan(before.length);
  expect(held.every(({ notBefore, moment }) => notBefore === moment)).toBe(true);
  await releaseLetters(database.register, { ...command, scope, commandId: 'go' });
  await gatherNow(database.register, week);
  const [letter, ...others] = await letters('QAB');
  expect(others).toEqual([]);
  expect(letter?.notices.toSorted()).toEqual(held.flatMap(({ notices }) => notices).toSorted());
});

test('of letters in changed texts three leave; the others wait, grow meanwhile, and leave when the texts are released', async () => {
  const texts = (digest: string) => [{ language: 'en' as const, digest }];
  await enterTexts(database.register, texts('old'), NOW);
  await enterTexts(database.register, texts('new'), NOW);
  await openReviews(database.register, 5);
  expect(await gatherNow(database.register, NOW, { texts: texts('new') })).toBe(3);
  expect(await send()).toBe(3);
  const waiting = (await letters()).filter(({ waits_for }) => waits_for === 'release');
  expect(waiting).toHaveLength(countLetters(5) - 3);
  expect(await nextLetterAt(database.register, { mechanism: 'untoc' })).toBeNull();

  const week = at('2021-11-08T09:00:00Z');
  for (const review of ['QAA', 'QAB', 'QAC', 'QAD', 'QAE'])
    await settleReview(database.register, { review: `untoc/1/${review}` as ReviewKey, acts: [], now: week });
  expect(await gatherNow(database.register, week, { texts: texts('new') })).toBe(0);
  expect(await claim(week)).toEqual([]);
  await releaseTexts(database.register, {
    commandId: 'release',
    language: 'en',
    officer: 'Officer 2',
    reason: 'Read',
    now: week,
  });
  expect(await gatherNow(database.register, week, { texts: texts('new') })).toBe(countLetters(5));
  expect(await send(week)).toBe(countLetters(5));
});

test('rooms that gather at once make each letter once, and those who claim meanwhile lose nothing', async () => {
  await openReviews(database.register, 12);
  const slips = (await letters()).flatMap(({ notices }) => notices);
  const gathered = await Promise.all(
    Array.from({ length: 4 }, async () => await gatherNow(database.register)),
  );
  expect(gathered.reduce((sum, count) => sum + count, 0)).toBe(countLetters(12));
  const claims = await Promise.all(Array.from({ length: 4 }, async () => await claim(NOW, 4)));
  expect(new Set(claims.flat().map(({ id }) => id)).size).toBe(claims.flat().length);
  expect((await letters()).flatMap(({ notices }) => notices).toSorted()).toEqual(slips.toSorted());
});

test('what was gathered before a kill is claimed by whoever comes next, without being gathered anew', async () => {
  await openReviews(database.register, 2);
  await gatherNow(database.register);
  const before = await letters();
  expect(await gatherNow(database.register)).toBe(0);
  expect(await letters()).toEqual(before);
  expect(await send()).toBe(countLetters(2));
});
