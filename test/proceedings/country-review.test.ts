import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addDays } from '../../domain/calendar/civil-date.ts';
import { clockFromNow } from '../support/proceedings.ts';
import { type HistoryEvent, isLaterRun } from '../support/run-history.ts';
import { startTrialProceedings, type TrialProceedings, until } from '../support/trial-proceedings.ts';
import { accepted } from '../support/trial-reviews.ts';

/** Noon of the day on which reviews open here: the notices of that morning have fallen due, the next are days away. */
const clock = clockFromNow('2021-11-01T12:00:00Z', 1);
/** Acceptance is due two weeks later, and its reminder falls three days earlier. */
const REMINDER_AT = '2021-11-12T09:00:00.000Z';
/** The reminder of the questionnaire, which is due on 1 May. */
const QUESTIONNAIRE_REMINDER_AT = '2022-04-28T09:00:00.000Z';

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

const acceptedUpdates = (events: readonly HistoryEvent[]): number =>
  events.filter((event) => event.workflowExecutionUpdateAcceptedEventAttributes != null).length;

test('opening starts the review and records its first act in one call', async () => {
  const review = trial.newReview(clock);
  const result = accepted(await review.open());
  expect(result).toMatchObject({ review: review.key, sequence: 1, stage: 'nomination', duplicate: false });
  expect(result.nextAt).toBe(REMINDER_AT);
  expect(await trial.actsOf(review)).toHaveLength(1);
});

test('an opening that is refused records nothing', async () => {
  const review = trial.newReview(clock);
  const tomorrow = addDays(review.today(), 1);
  expect(await review.open(tomorrow)).toMatchObject({ accepted: false, refusal: { code: 'act-in-future' } });
  expect(acceptedUpdates(await trial.eventsOf(review))).toBe(0);
  expect(await trial.actsOf(review)).toEqual([]);
});

test('an opening that was refused can be put right', async () => {
  const review = trial.newReview(clock);
  await review.open(addDays(review.today(), 1));
  expect(accepted(await review.open())).toMatchObject({ sequence: 1, duplicate: false });
});

test('a refused act leaves no trace in the history and says what to do', async () => {
  const review = await trial.openedReview(clock);
  const before = await trial.eventsOf(review);
  const decision = await review.record({ kind: 'review-resumed', reason: 'It was never suspended.' });
  expect(decision).toMatchObject({ accepted: false, refusal: { code: 'review-not-suspended' } });
  expect(decision).toHaveProperty('refusal.remedy');
  expect(await trial.eventsOf(review)).toHaveLength(before.length);
});

test('a review is opened once', async () => {
  const review = await trial.openedReview(clock);
  expect(await review.open()).toMatchObject({ accepted: false, refusal: { code: 'review-exists' } });
});

test('an opening that is sent again is the same opening', async () => {
  const review = trial.newReview(clock);
  const commandId = randomUUID();
  const first = accepted(await review.open(review.today(), commandId));
  expect(accepted(await review.open(review.today(), commandId))).toMatchObject({ sequence: first.sequence });
  expect(await trial.actsOf(review)).toHaveLength(1);
});

test('a review that began elsewhere is entered whole, and tells nothing of what had ended', async () => {
  const review = trial.newReview(clock);
  const openedOn = addDays(review.today(), -21);
  const settles: number[] = [];
  trial.standBefore(async (input, enter) => {
    if (input.review === review.key) settles.push(input.acts.length);
    return await enter(input);
  });
  const taken = accepted(await review.takeOver(openedOn, addDays(openedOn, 5), 'takeover'));
  expect(taken).toMatchObject({ sequence: 1, stage: 'self-assessment' });
  expect(settles[0]).toBe(2);
  expect(await trial.actsOf(review)).toHaveLength(2);
  const notices = await trial.register
    .selectFrom('notices')
    .select(['limit_key', 'rung'])
    .where('review_key', '=', review.key)
    .execute();
  expect(notices.map(({ limit_key, rung }) => [limit_key.split('/')[0], rung])).toEqual([
    ['questionnaire', 'opening'],
  ]);
  // It goes on like the others; taken over again, it stays as it is; opened otherwise, it is refused.
  expect(accepted(await review.extend('questionnaire', 'P1M'))).toMatchObject({ sequence: 3 });
  accepted(await review.takeOver(openedOn, addDays(openedOn, 5), 'takeover'));
  expect(await trial.actsOf(review)).toHaveLength(3);
  expect(await review.takeOver(openedOn, addDays(openedOn, 5), 'another')).toMatchObject({
    accepted: false,
    refusal: { code: 'review-exists' },
  });
});

test('the end of a stage begins a new run, which knows everything', async () => {
  const review = await trial.openedReview(clock);
  expect(accepted(await review.accept())).toMatchObject({ sequence: 2, stage: 'self-assessment' });
  expect(isLaterRun(await trial.eventsOf(review))).toBe(true);
  expect(accepted(await review.extend('questionnaire', 'P1M'))).toMatchObject({ sequence: 3 });
});

test('a command that is sent again in a later run is the act that it made in the earlier one', async () => {
  const review = await trial.openedReview(clock);
  const commandId = randomUUID();
  const first = accepted(await review.accept(commandId));
  const again = accepted(await review.accept(commandId));
  expect(again).toMatchObject({ sequence: first.sequence, recordedAt: first.recordedAt, duplicate: true });
  expect(await trial.actsOf(review)).toHaveLength(2);
});

test('another act under a used command id is refused, also in a later run', async () => {
  const review = await trial.openedReview(clock);
  const commandId = randomUUID();
  accepted(await review.accept(commandId));
  const other = await review.record({ kind: 'review-suspended', reason: 'Elections.' }, commandId);
  expect(other).toMatchObject({ accepted: false, refusal: { code: 'command-id-reused' } });
});

test('acts that arrive while one is being entered are entered together', async () => {
  const review = await trial.openedReview(clock);
  const { held, release } = trial.holdSettles();
  const first = review.extend('acceptance', 'P1D');
  await until(() => held.length === 1);
  const others = [
    review.extend('acceptance', 'P2D'),
    review.extend('questionnaire', 'P3D'),
    review.suspend(),
  ];
  // All of them wait in the workflow, which has nothing to do until the first is entered.
  await until(async () => acceptedUpdates(await trial.eventsOf(review)) === 5);
  release();
  const sequences = (await Promise.all([first, ...others])).map((one) => accepted(one).sequence);
  expect([...sequences].sort()).toEqual([2, 3, 4, 5]);
  expect(held.map(({ acts }) => acts.length)).toEqual([1, 3]);
});

test('acts that crowd the end of a stage are all recorded, each once', async () => {
  const review = await trial.openedReview(clock);
  const crowd = [
    ...Array.from({ length: 4 }, () => review.extend('questionnaire', 'P1D')),
    review.accept(),
    ...Array.from({ length: 4 }, () => review.extend('questionnaire', 'P1D')),
  ];
  const sequences = (await Promise.all(crowd)).map((one) => accepted(one).sequence);
  expect([...sequences].sort((one, other) => one - other)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
  const entered = await trial.actsOf(review);
  expect(entered.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test('striking out the end of a stage leads back to it', async () => {
  const review = await trial.openedReview(clock);
  const { sequence, nextAt } = accepted(await review.accept());
  expect(nextAt).toBe(QUESTIONNAIRE_REMINDER_AT);
  expect(accepted(await review.strikeOut(sequence))).toMatchObject({
    stage: 'nomination',
    nextAt: REMINDER_AT,
  });
  expect(accepted(await review.accept())).toMatchObject({ sequence: 4, stage: 'self-assessment' });
});

test('closing ends the workflow, and further acts are refused', async () => {
  const review = await trial.openedReview(clock);
  expect(accepted(await review.close())).toMatchObject({ stage: null, nextAt: null });
  await until(async () => (await trial.statusOf(review)) === 'COMPLETED');
  expect(await review.accept()).toMatchObject({ accepted: false, refusal: { code: 'review-closed' } });
  expect(await trial.statusOf(review)).toBe('COMPLETED');
});

test('striking out the closing starts the review again from the register', async () => {
  const review = await trial.openedReview(clock);
  const { sequence } = accepted(await review.close());
  await until(async () => (await trial.statusOf(review)) === 'COMPLETED');
  expect(accepted(await review.strikeOut(sequence))).toMatchObject({ sequence: 3, nextAt: REMINDER_AT });
  expect(accepted(await review.accept())).toMatchObject({ sequence: 4, stage: 'self-assessment' });
});
