import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Instant } from '../../../domain/calendar/time.ts';
import type { ReviewKey } from '../../../domain/review/review-id.ts';
import { addContact } from '../../../register/contacts.ts';
import { returnToQueue } from '../../../register/letters/letter-queue.ts';
import { settleReview } from '../../../register/settle-review.ts';
import { createTestRegister, type TestRegister } from '../../support/database.ts';
import { gatherNow, openReviews, recordAct } from '../../support/post-office.ts';
import { claimAll, readQueue, sendAll } from '../../support/queued-letters.ts';
import { step } from '../../support/review-course.ts';
import { at } from '../../support/reviews-in-register.ts';

const NOW = at('2021-11-01T12:00:00Z');

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
    await send();
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
