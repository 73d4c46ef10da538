import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Offices } from '../../domain/calendar/offices.ts';
import { alwaysOpen } from '../../domain/calendar/offices.ts';
import type { Instant, ZoneName } from '../../domain/calendar/time.ts';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import { addContact } from '../../register/contacts.ts';
import { holdLetters, releaseLetters } from '../../register/holds.ts';
import { claimDueLetters, markSent, returnToQueue } from '../../register/letter-queue.ts';
import { enterTexts, releaseTexts } from '../../register/letter-templates.ts';
import { nextLetterAt } from '../../register/post-room.ts';
import { settleReview } from '../../register/settle-review.ts';
import { createTestRegister, type TestRegister } from '../support/database.ts';
import {
  countLetters,
  gatherNow,
  LETTERS_OF_ONE_REVIEW,
  openReviews,
  recordAct,
  SLIPS_PER_REVIEW,
} from '../support/post-office.ts';
import { step } from '../support/review-course.ts';
import { at } from '../support/reviews-in-register.ts';

const NOW = at('2021-11-01T12:00:00Z');
const TOMORROW = at('2021-11-02T08:00:00Z');
const REAL_NOW = at('2026-01-01T00:00:00Z');
const VIENNA = 'Europe/Vienna' as ZoneName;

let database: TestRegister;
beforeEach(async () => {
  database = await createTestRegister();
});
afterEach(async () => {
  await database.drop();
});

async function letters(party?: string) {
  const query = database.register
    .selectFrom('letters')
    .select(['id', 'party', 'status', 'gathered', 'attempts', 'waits_for', 'last_error'])
    .select(['review_key as review', 'review_keys as reviews', 'notice_keys as notices'])
    .select(['not_before as notBefore', 'moment', 'contact_id as contactId', 'message_token as token'])
    .orderBy('id');
  return await (party === undefined ? query : query.where('party', '=', party)).execute();
}

async function claim(now: Instant = NOW, limit = 1_000) {
  const query = { mechanism: 'untoc', owner: 'host:1', realNow: REAL_NOW, limit };
  return await claimDueLetters(database.register, { ...query, now });
}

/** Claims all letters and has the relay accept them. */
async function sendAll(now: Instant = NOW): Promise<number> {
  const claimed = await claim(now);
  for (const letter of claimed) await markSent(database.register, { ...letter, sentAt: now });
  return claimed.length;
}

/** Makes the reviews real ones, whose letters wait for working hours. */
async function makeReal(): Promise<void> {
  await database.register.updateTable('reviews').set({ sample: false }).execute();
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
    expect(await sendAll()).toBe(LETTERS_OF_ONE_REVIEW);
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
    await sendAll();
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
    expect(await sendAll(MONDAY)).toBe(LETTERS_OF_ONE_REVIEW);
  });

  test('letters of invented reviews wait for no office', async () => {
    await openReviews(database.register, 1);
    expect(await gatherNow(database.register, NOW, { offices: overTheWeekend })).toBe(LETTERS_OF_ONE_REVIEW);
  });
});

describe('a focal point that is replaced', () => {
  const REVIEW = 'untoc/1/QAA' as ReviewKey;
  const FIRST = '11111111-1111-4111-8111-111111111111';
  const SECOND = '22222222-2222-4222-8222-222222222222';

  async function name(contactId: string, sequence: number, now: Instant): Promise<void> {
    await addContact(database.register, contactId, {
      reviewKey: REVIEW,
      party: 'QAA',
      role: 'focal-point',
      name: 'An official',
      email: `${contactId.slice(0, 4)}@justice.example`,
      language: 'fr',
    });
    const named = { ...step('focal-point-named', 'QAA', '2021-11-01'), contactId };
    await recordAct(database.register, REVIEW, named, sequence, now);
  }

  test('has its waiting letters go to the successor, and what went stays gone', async () => {
    await openReviews(database.register, 2);
    await name(FIRST, 2, NOW);
    await gatherNow(database.register);
    // Of two reviews the State is in, one has a focal point by now: two addresses, two letters.
    expect(new Set((await letters('QAA')).map(({ contactId }) => contactId)).size).toBe(2);
    await sendAll();
    const sent = (await letters('QAA')).filter(({ status }) => status === 'sent');

    const later = at('2021-11-01T14:00:00Z');
    await recordAct(
      database.register,
      REVIEW,
      step('questionnaire-submitted', 'QAA', '2021-11-01'),
      3,
      later,
    );
    await settleReview(database.register, { review: REVIEW, acts: [], now: at('2021-11-15T09:00:00Z') });
    await name(SECOND, 4, at('2021-11-15T09:30:00Z'));
    await gatherNow(database.register, at('2021-11-15T10:00:00Z'));
    const after = await letters('QAA');
    expect(after.filter(({ status }) => status === 'sent')).toEqual(sent);
    const waiting = after.filter(({ status, reviews }) => status === 'intended' && reviews.includes(REVIEW));
    expect(waiting.map(({ contactId }) => contactId)).toEqual([SECOND]);
    const told = new Set(sent.flatMap(({ notices }) => notices));
    expect(waiting.flatMap(({ notices }) => notices).filter((key) => told.has(key))).toEqual([]);
  });

  test('parts a letter that was put together for two reviews, and comes back together when they share an address again', async () => {
    await openReviews(database.register, 2);
    await gatherNow(database.register);
    const [together] = await letters('QAA');
    await database.register.updateTable('letters').set({ gathered: false }).execute();
    await name(FIRST, 2, NOW);
    await gatherNow(database.register);
    const parted = (await letters('QAA')).filter(({ status }) => status === 'intended');
    expect(parted).toHaveLength(2);
    expect(parted.flatMap(({ notices }) => notices).toSorted()).toEqual(together?.notices.toSorted());
    expect(new Set(parted.map(({ token }) => token)).size).toBe(2);

    await database.register.updateTable('contacts').set({ active: false }).where('id', '=', FIRST).execute();
    await database.register.updateTable('letters').set({ gathered: false }).execute();
    await gatherNow(database.register);
    const again = (await letters('QAA')).filter(({ status }) => status === 'intended');
    expect(again.map(({ notices }) => notices.toSorted())).toEqual([together?.notices.toSorted()]);
  });
});

describe('letters that the relay turned away for now', () => {
  const RETRY = at('2021-11-08T10:00:00Z');

  async function turnAway(): Promise<void> {
    for (const letter of await claim())
      await returnToQueue(database.register, { ...letter, notBefore: RETRY, error: '450 later' });
  }

  test('go out with what has come since, under their own Message-ID', async () => {
    const [review] = await openReviews(database.register, 1);
    await gatherNow(database.register);
    await turnAway();
    const [tried] = await letters('QAA');
    const now = at('2021-11-08T09:00:00Z');
    await settleReview(database.register, { review: review!, acts: [], now });
    await gatherNow(database.register, now);
    const [letter, ...others] = await letters('QAA');
    expect(others).toEqual([]);
    expect(letter).toMatchObject({ id: tried?.id, token: tried?.token, gathered: true });
    expect(letter?.notices.length).toBeGreaterThan(tried?.notices.length ?? 0);
    expect((await claim(now)).map(({ id }) => id)).toContain(tried?.id);
  });

  test('stay as the record of what was tried when another letter carries their notices', async () => {
    await openReviews(database.register, 2);
    // By a slip each: two letters that were tried apart.
    await database.register.updateTable('letters').set({ gathered: true }).execute();
    await turnAway();
    const tried = await letters('QAA');
    expect(tried.length).toBeGreaterThan(1);
    await gatherNow(database.register, RETRY);
    const after = await letters('QAA');
    expect(after).toHaveLength(tried.length);
    expect(after.filter(({ status }) => status === 'intended')).toHaveLength(1);
    const absorbed = after.filter(({ status }) => status === 'superseded');
    expect(new Set(absorbed.map(({ last_error }) => last_error))).toEqual(
      new Set(['its notices go with a later letter']),
    );
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
  expect(await sendAll()).toBe(3);
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
  expect(await sendAll(week)).toBe(countLetters(5));
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
  expect(await sendAll()).toBe(countLetters(2));
});
