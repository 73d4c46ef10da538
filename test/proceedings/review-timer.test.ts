import { afterAll, beforeAll, expect, test } from 'vitest';
import { addActions, countActions, NO_ACTIONS } from '../../bench/count-actions.ts';
import { clockFromNow } from '../support/proceedings.ts';
import { readNotices } from '../support/read-notices.ts';
import { isLaterRun, readRuns, toTimerDelaysMs } from '../support/run-history.ts';
import { startTrialProceedings, type TrialProceedings, until } from '../support/trial-proceedings.ts';
import { accepted } from '../support/trial-reviews.ts';

/** Noon of the day on which reviews open here: the notices of that morning have fallen due, the next are days away. */
const clock = clockFromNow('2021-11-01T12:00:00Z', 1);
/** Acceptance is due two weeks later, and its reminder falls three days earlier. */
const REMINDER_AT = '2021-11-12T09:00:00.000Z';
/** Had it a week more. */
const REMINDER_AFTER_EXTENSION_AT = '2021-11-19T09:00:00.000Z';

let trial: TrialProceedings;

beforeAll(async () => {
  trial = await startTrialProceedings();
});

afterAll(async () => {
  await trial.stop();
});

test('an extension moves the timer with the due date', async () => {
  const review = await trial.openedReview(clock);
  expect(accepted(await review.extend('acceptance', 'P1W')).nextAt).toBe(REMINDER_AFTER_EXTENSION_AT);
  const events = await until(async () => {
    const seen = await trial.eventsOf(review);
    return toTimerDelaysMs(seen).length === 2 && seen;
  });
  const [first = 0, second = 0] = toTimerDelaysMs(events);
  const week = 7 * 24 * 60 * 60 * 1_000;
  // Between the two timers lies the time between the two acts, which is seconds.
  expect(Math.round((second - first) / (week / 7))).toBe(7);
  expect(events.filter((event) => event.timerCanceledEventAttributes != null)).toHaveLength(1);
});

test('an act that leaves the next moment where it is starts no timer', async () => {
  const review = await trial.openedReview(clock);
  expect(accepted(await review.extend('questionnaire', 'P1M')).nextAt).toBe(REMINDER_AT);
  expect(accepted(await review.waive('questionnaire')).nextAt).toBe(REMINDER_AT);
  expect(toTimerDelaysMs(await trial.eventsOf(review))).toHaveLength(1);
});

test('a suspended review waits for no moment, and goes on where it stood', async () => {
  const review = await trial.openedReview(clock);
  expect(accepted(await review.suspend()).nextAt).toBeNull();
  const suspended = await until(async () => {
    const events = await trial.eventsOf(review);
    return events.some((event) => event.timerCanceledEventAttributes != null) && events;
  });
  expect(toTimerDelaysMs(suspended)).toHaveLength(1);
  expect(accepted(await review.resume()).nextAt).toBe(REMINDER_AT);
});

test('a reminder falls due on the timer, with nobody asking', async () => {
  // Three days pass in a second; the reminder is eleven days away.
  const review = await trial.openedReview(clockFromNow('2021-11-01T12:00:00Z', 3 * 86_400));
  const notices = () => readNotices(trial.register, review.key, 'acceptance');
  expect(await notices()).toMatchObject([{ rung: 'opening' }]);
  const [, reminder] = await until(async () => {
    const entered = await notices();
    return entered.length > 1 && entered;
  });
  expect(reminder).toMatchObject({ rung: 'before-3', addressee: 'party', status: 'due' });
});

test('a review of six acts costs no more actions than it must', async () => {
  const review = await trial.openedReview(clock);
  accepted(await review.extend('questionnaire', 'P1M'));
  accepted(await review.accept());
  // An act at once would be settled before the new run could set its timer.
  await until(async () => {
    const events = await trial.eventsOf(review);
    return isLaterRun(events) && toTimerDelaysMs(events).length === 1;
  });
  accepted(await review.submitQuestionnaire());
  accepted(await review.close());
  await until(async () => (await trial.statusOf(review)) === 'COMPLETED');
  const runs = await readRuns(trial.temporal.client, review.workflowId);
  const actions = addActions(runs.map((events) => countActions({ events })));
  expect(actions).toEqual({
    ...NO_ACTIONS,
    starts: 1,
    // Into self-assessment, and out of it.
    continuedAsNew: 2,
    updates: 5,
    activities: 5,
    // The reminder of acceptance, that of the questionnaire.
    timers: 2,
  });
});
