import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { toRealMs } from '../../domain/calendar/proceedings-clock.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { reviewQuery } from '../../workflows/messages.ts';
import { clockFromNow } from '../support/proceedings.ts';
import { readNotices } from '../support/read-notices.ts';
import { startTrialProceedings, type TrialProceedings, until } from '../support/trial-proceedings.ts';
import { accepted } from '../support/trial-reviews.ts';

/** Noon of the day on which reviews open here: the notices of that morning have fallen due, the next are days away. */
const clock = clockFromNow('2021-11-01T12:00:00Z', 1);

let trial: TrialProceedings;

beforeAll(async () => {
  trial = await startTrialProceedings();
});

afterAll(async () => {
  await trial.stop();
});

beforeEach(() => {
  trial.stepAside();
});

test('an act that was accepted before the worker died is entered by the next one', async () => {
  const review = await trial.openedReview(clock);
  const { held } = trial.holdSettles();
  const answer = review.accept();
  await until(() => held.length > 0);
  await trial.stopWorker();
  trial.stepAside();
  await trial.startWorker();
  expect(accepted(await answer)).toMatchObject({ sequence: 2, stage: 'self-assessment' });
  expect(await trial.actsOf(review)).toHaveLength(2);
});

test('an act waits for a register that is away, and is entered when it is back', async () => {
  const review = await trial.openedReview(clock);
  const attempts = { failed: 0 };
  trial.standBefore(async (input, enter) => {
    if (attempts.failed < 2) {
      attempts.failed += 1;
      throw new Error('connection refused');
    }
    return await enter(input);
  });
  expect(accepted(await review.accept())).toMatchObject({ sequence: 2 });
  expect(attempts.failed).toBe(2);
});

test('letters that were entered wake the post room, also when the first wake fails', async () => {
  trial.postRoom.woken = 0;
  trial.postRoom.failing = 1;
  const review = await trial.openedReview(clock);
  expect(trial.postRoom).toEqual({ woken: 1, failing: 0 });
  expect(await trial.actsOf(review)).toHaveLength(1);
});

test('a restarted worker goes on with a review where it stood', async () => {
  const review = await trial.openedReview(clock);
  accepted(await review.extend('acceptance', 'P1W'));
  await trial.stopWorker();
  await trial.startWorker();
  expect(accepted(await review.accept())).toMatchObject({ sequence: 3, stage: 'self-assessment' });
  const view = await trial.temporal.client.workflow.getHandle(review.workflowId).query(reviewQuery);
  expect(view).toMatchObject({ sequence: 3, enteredThrough: 3, stage: 'self-assessment' });
});

test('after an outage over several moments each addressee gets the newest notice alone, marked late', async () => {
  // Three days pass in a second, and the reminder is eleven days away: time enough to open the review and to stop.
  const fast = clockFromNow('2021-11-01T12:00:00Z', 3 * 86_400);
  const review = await trial.openedReview(fast);
  await trial.stopWorker();
  // Two days after the last rung of the first three.
  await sleep(toRealMs(fast, '2021-11-24T12:00:00.000Z' as Instant) - Date.now());
  await trial.startWorker();
  const notices = await until(async () => {
    const entered = await readNotices(trial.register, review.key, 'acceptance');
    return entered.length > 1 && entered;
  });
  expect(notices).toEqual([
    { rung: 'opening', addressee: 'party', status: 'due', late: false },
    { rung: 'before-3', addressee: 'party', status: 'superseded', late: true },
    { rung: 'due', addressee: 'party', status: 'superseded', late: true },
    { rung: 'after-7', addressee: 'party', status: 'due', late: true },
    { rung: 'after-7', addressee: 'secretariat', status: 'due', late: true },
  ]);
});
