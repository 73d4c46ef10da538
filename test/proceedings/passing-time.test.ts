import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createSettle } from '../../activities/settle.ts';
import { type ProceedingsClock, toRealMs } from '../../domain/calendar/proceedings-clock.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { createProceedings } from '../../server/proceedings.ts';
import { createTestRegister, type TestRegister } from '../support/database.ts';
import { IDLE_MAIL } from '../support/idle-mail.ts';
import {
  clockFromNow,
  startTestProceedings,
  type TestProceedings,
  type TestWorker,
} from '../support/proceedings.ts';
import { accepted, TrialReview } from '../support/trial-reviews.ts';

/** Days that pass in a second: a reminder is seconds away, and a review opens within hours. */
const DAYS_PER_SECOND = 3;

let temporal: TestProceedings;
let database: TestRegister;

beforeAll(async () => {
  [temporal, database] = await Promise.all([startTestProceedings(), createTestRegister()]);
});

afterAll(async () => {
  await temporal.stop();
  await database.drop();
});

async function startWorker(clock: ProceedingsClock): Promise<TestWorker> {
  const wakePostRoom = (): Promise<void> => Promise.resolve();
  return await temporal.startWorker({
    ...IDLE_MAIL,
    settle: createSettle({ register: database.register, clock, wakePostRoom }),
  });
}

/** A review that opens on 1 November at noon, which is now; its acceptance is due on the 15th. */
async function openReview(party: string, clock: ProceedingsClock): Promise<TrialReview> {
  const resume = (): Promise<never> => Promise.reject(new Error('no review ends here'));
  const proceedings = createProceedings({ client: temporal.client, clock, resume });
  const review = new TrialReview(party, proceedings, clock);
  accepted(await review.open());
  return review;
}

interface EnteredNotice {
  readonly rung: string;
  readonly addressee: string;
  readonly status: string;
  readonly late: boolean;
}

/** What was decided about the acceptance of a review, opening notice left out, oldest first. */
async function noticesOf(review: TrialReview): Promise<readonly EnteredNotice[]> {
  return await database.register
    .selectFrom('notices')
    .select(['rung', 'addressee', 'status', 'late'])
    .where('review_key', '=', review.key)
    .where('obligation', '=', 'acceptance')
    .where('rung', '!=', 'opening')
    .orderBy('moment')
    .orderBy('addressee')
    .execute();
}

async function waitForNotices(review: TrialReview, count: number): Promise<readonly EnteredNotice[]> {
  return await vi.waitUntil(
    async () => {
      const notices = await noticesOf(review);
      return notices.length >= count ? notices : undefined;
    },
    { timeout: 60_000, interval: 50 },
  );
}

test('a reminder falls due on the timer, with nobody asking', async () => {
  const clock = clockFromNow('2021-11-01T12:00:00Z', DAYS_PER_SECOND * 86_400);
  const worker = await startWorker(clock);
  try {
    const review = await openReview('TMR', clock);
    expect(await noticesOf(review)).toEqual([]);
    const [reminder] = await waitForNotices(review, 1);
    expect(reminder).toMatchObject({ rung: 'before-3', addressee: 'party', status: 'due' });
  } finally {
    await worker.stop();
  }
});

test('after an outage over several moments each addressee gets the newest notice alone, marked late', async () => {
  const clock = clockFromNow('2021-11-01T12:00:00Z', DAYS_PER_SECOND * 86_400);
  const before = await startWorker(clock);
  const review = await openReview('OUT', clock);
  await before.stop();
  expect(await noticesOf(review)).toEqual([]);
  await sleep(toRealMs(clock, '2021-11-24T12:00:00.000Z' as Instant) - Date.now());
  const after = await startWorker(clock);
  try {
    expect(await waitForNotices(review, 4)).toEqual([
      { rung: 'before-3', addressee: 'party', status: 'superseded', late: true },
      { rung: 'due', addressee: 'party', status: 'superseded', late: true },
      { rung: 'after-7', addressee: 'party', status: 'due', late: true },
      { rung: 'after-7', addressee: 'secretariat', status: 'due', late: true },
    ]);
  } finally {
    await after.stop();
  }
});
