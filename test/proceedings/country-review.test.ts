import { randomUUID } from 'node:crypto';
import { Context } from '@temporalio/activity';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createSettle } from '../../activities/settle.ts';
import { addActions, countActions, NO_ACTIONS } from '../../bench/count-actions.ts';
import { addDays } from '../../domain/calendar/civil-date.ts';
import { toProceedingsTime } from '../../domain/calendar/proceedings-clock.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { readActs } from '../../register/acts.ts';
import { createProceedings, type Proceedings } from '../../server/proceedings.ts';
import { resumeReview } from '../../server/resume-review.ts';
import { type RegisterActivities, reviewQuery, type SettleInput } from '../../workflows/messages.ts';
import { createTestRegister, type TestRegister } from '../support/database.ts';
import { IDLE_MAIL } from '../support/idle-mail.ts';
import {
  clockFromNow,
  startTestProceedings,
  type TestProceedings,
  type TestWorker,
} from '../support/proceedings.ts';
import { type HistoryEvent, readEvents, toTimerDelaysMs } from '../support/run-history.ts';
import { accepted, TrialReview } from '../support/trial-reviews.ts';

/** Noon of the day on which reviews open here: the notices of that morning have fallen due, the next are days away. */
const clock = clockFromNow('2021-11-01T12:00:00Z', 1);
/** Acceptance is due two weeks later, and its reminder falls three days earlier. */
const REMINDER_AT = '2021-11-12T09:00:00.000Z';
/** Had it a week more. */
const REMINDER_AFTER_EXTENSION_AT = '2021-11-19T09:00:00.000Z';
/** The reminder of the questionnaire, which is due on 1 May. */
const QUESTIONNAIRE_REMINDER_AT = '2022-04-28T09:00:00.000Z';

const now = (): Instant => toProceedingsTime(clock, Date.now());

let temporal: TestProceedings;
let database: TestRegister;
let proceedings: Proceedings;
let worker: TestWorker;
let enter: RegisterActivities['settle'];
/** What a test puts in front of the register; every test begins with nothing in front. */
const front: { settle: RegisterActivities['settle'] } = { settle: (input) => enter(input) };

async function startWorker(): Promise<TestWorker> {
  return await temporal.startWorker({ ...IDLE_MAIL, settle: (input) => front.settle(input) });
}

beforeAll(async () => {
  [temporal, database] = await Promise.all([startTestProceedings(), createTestRegister()]);
  const { register } = database;
  enter = createSettle({ register, clock, wakePostRoom: () => Promise.resolve() });
  proceedings = createProceedings({
    client: temporal.client,
    clock,
    resume: (key, command) => resumeReview({ register, clock, now }, key, command),
  });
  worker = await startWorker();
});

afterAll(async () => {
  await worker.stop();
  await temporal.stop();
  await database.drop();
});

beforeEach(() => {
  front.settle = (input) => enter(input);
});

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
let reviews = 0;

/** A review of a State that no other test knows. */
function newReview(): TrialReview {
  const party = `X${letters[Math.floor(reviews / 26)] ?? ''}${letters[reviews % 26] ?? ''}`;
  reviews += 1;
  return new TrialReview(party, proceedings, clock);
}

async function openedReview(): Promise<TrialReview> {
  const review = newReview();
  accepted(await review.open());
  return review;
}

async function eventsOf(review: TrialReview): Promise<HistoryEvent[]> {
  return await readEvents(temporal.client, review.workflowId);
}

async function statusOf(review: TrialReview): Promise<string> {
  return (await temporal.client.workflow.getHandle(review.workflowId).describe()).status.name;
}

/** Settles from now on wait until they are let through. */
function holdSettles(): { readonly held: SettleInput[]; release(): void } {
  const held: SettleInput[] = [];
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  front.settle = async (input) => {
    held.push(input);
    await Promise.race([gate, Context.current().cancelled]);
    return await enter(input);
  };
  return { held, release: () => release() };
}

async function until<Value>(look: () => Promise<Value | false> | Value | false): Promise<Value> {
  return (await vi.waitUntil(look, { timeout: 60_000, interval: 50 })) as Value;
}

const acceptedUpdates = (events: readonly HistoryEvent[]): number =>
  events.filter((event) => event.workflowExecutionUpdateAcceptedEventAttributes != null).length;

test('opening starts the review and records its first act in one call', async () => {
  const review = newReview();
  const result = accepted(await review.open());
  expect(result).toMatchObject({ review: review.key, sequence: 1, stage: 'nomination', duplicate: false });
  expect(result.nextAt).toBe(REMINDER_AT);
  expect(await readActs(database.register, review.key)).toHaveLength(1);
});

test('an opening that is refused records nothing', async () => {
  const review = newReview();
  const tomorrow = addDays(review.today(), 1);
  expect(await review.open(tomorrow)).toMatchObject({ accepted: false, refusal: { code: 'act-in-future' } });
  expect(acceptedUpdates(await eventsOf(review))).toBe(0);
  expect(await readActs(database.register, review.key)).toEqual([]);
});

test('an opening that was refused can be put right', async () => {
  const review = newReview();
  await review.open(addDays(review.today(), 1));
  expect(accepted(await review.open())).toMatchObject({ sequence: 1, duplicate: false });
});

test('a refused act leaves no trace in the history and says what to do', async () => {
  const review = await openedReview();
  const before = await eventsOf(review);
  const decision = await review.record({ kind: 'review-resumed', reason: 'It was never suspended.' });
  expect(decision).toMatchObject({ accepted: false, refusal: { code: 'review-not-suspended' } });
  expect(decision).toHaveProperty('refusal.remedy');
  expect(await eventsOf(review)).toHaveLength(before.length);
});

test('a review is opened once', async () => {
  const review = await openedReview();
  expect(await review.open()).toMatchObject({ accepted: false, refusal: { code: 'review-exists' } });
});

test('an opening that is sent again is the same opening', async () => {
  const review = newReview();
  const commandId = randomUUID();
  const first = accepted(await review.open(review.today(), commandId));
  expect(accepted(await review.open(review.today(), commandId))).toMatchObject({ sequence: first.sequence });
  expect(await readActs(database.register, review.key)).toHaveLength(1);
});

test('the end of a stage begins a new run, which knows everything', async () => {
  const review = await openedReview();
  expect(accepted(await review.accept())).toMatchObject({ sequence: 2, stage: 'self-assessment' });
  expect(isLaterRun(await eventsOf(review))).toBe(true);
  expect(accepted(await review.extend('questionnaire', 'P1M'))).toMatchObject({ sequence: 3 });
});

test('a command that is sent again in a later run is the act that it made in the earlier one', async () => {
  const review = await openedReview();
  const commandId = randomUUID();
  const first = accepted(await review.accept(commandId));
  const again = accepted(await review.accept(commandId));
  expect(again).toMatchObject({ sequence: first.sequence, recordedAt: first.recordedAt, duplicate: true });
  expect(await readActs(database.register, review.key)).toHaveLength(2);
});

test('another act under a used command id is refused, also in a later run', async () => {
  const review = await openedReview();
  const commandId = randomUUID();
  accepted(await review.accept(commandId));
  const other = await review.record({ kind: 'review-suspended', reason: 'Elections.' }, commandId);
  expect(other).toMatchObject({ accepted: false, refusal: { code: 'command-id-reused' } });
});

test('acts that arrive while one is being entered are entered together', async () => {
  const review = await openedReview();
  const { held, release } = holdSettles();
  const first = review.extend('acceptance', 'P1D');
  await until(() => held.length === 1);
  const others = [
    review.extend('acceptance', 'P2D'),
    review.extend('questionnaire', 'P3D'),
    review.suspend(),
  ];
  // All of them wait in the workflow, which has nothing to do until the first is entered.
  await until(async () => acceptedUpdates(await eventsOf(review)) === 5);
  release();
  const sequences = (await Promise.all([first, ...others])).map((one) => accepted(one).sequence);
  expect([...sequences].sort()).toEqual([2, 3, 4, 5]);
  expect(held.map(({ acts }) => acts.length)).toEqual([1, 3]);
});

test('acts that crowd the end of a stage are all recorded, each once', async () => {
  const review = await openedReview();
  const crowd = [
    ...Array.from({ length: 4 }, () => review.extend('questionnaire', 'P1D')),
    review.accept(),
    ...Array.from({ length: 4 }, () => review.extend('questionnaire', 'P1D')),
  ];
  const sequences = (await Promise.all(crowd)).map((one) => accepted(one).sequence);
  expect([...sequences].sort((one, other) => one - other)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
  const entered = await readActs(database.register, review.key);
  expect(entered.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test('an extension moves the timer with the due date', async () => {
  const review = await openedReview();
  expect(accepted(await review.extend('acceptance', 'P1W')).nextAt).toBe(REMINDER_AFTER_EXTENSION_AT);
  const events = await until(async () => {
    const seen = await eventsOf(review);
    return toTimerDelaysMs(seen).length === 2 && seen;
  });
  const [first = 0, second = 0] = toTimerDelaysMs(events);
  const week = 7 * 24 * 60 * 60 * 1_000;
  // Between the two timers lies the time between the two acts, which is seconds.
  expect(Math.round((second - first) / (week / 7))).toBe(7);
  expect(events.filter((event) => event.timerCanceledEventAttributes != null)).toHaveLength(1);
});

test('an act that leaves the next moment where it is starts no timer', async () => {
  const review = await openedReview();
  expect(accepted(await review.extend('questionnaire', 'P1M')).nextAt).toBe(REMINDER_AT);
  expect(accepted(await review.waive('questionnaire')).nextAt).toBe(REMINDER_AT);
  expect(toTimerDelaysMs(await eventsOf(review))).toHaveLength(1);
});

test('a suspended review waits for no moment, and goes on where it stood', async () => {
  const review = await openedReview();
  expect(accepted(await review.suspend()).nextAt).toBeNull();
  const suspended = await until(async () => {
    const events = await eventsOf(review);
    return events.some((event) => event.timerCanceledEventAttributes != null) && events;
  });
  expect(toTimerDelaysMs(suspended)).toHaveLength(1);
  expect(accepted(await review.resume()).nextAt).toBe(REMINDER_AT);
});

test('striking out the end of a stage leads back to it', async () => {
  const review = await openedReview();
  const { sequence, nextAt } = accepted(await review.accept());
  expect(nextAt).toBe(QUESTIONNAIRE_REMINDER_AT);
  expect(accepted(await review.strikeOut(sequence))).toMatchObject({
    stage: 'nomination',
    nextAt: REMINDER_AT,
  });
  expect(accepted(await review.accept())).toMatchObject({ sequence: 4, stage: 'self-assessment' });
});

test('closing ends the workflow, and further acts are refused', async () => {
  const review = await openedReview();
  expect(accepted(await review.close())).toMatchObject({ stage: null, nextAt: null });
  await until(async () => (await statusOf(review)) === 'COMPLETED');
  expect(await review.accept()).toMatchObject({ accepted: false, refusal: { code: 'review-closed' } });
  expect(await statusOf(review)).toBe('COMPLETED');
});

test('striking out the closing starts the review again from the register', async () => {
  const review = await openedReview();
  const { sequence } = accepted(await review.close());
  await until(async () => (await statusOf(review)) === 'COMPLETED');
  expect(accepted(await review.strikeOut(sequence))).toMatchObject({ sequence: 3, nextAt: REMINDER_AT });
  expect(accepted(await review.accept())).toMatchObject({ sequence: 4, stage: 'self-assessment' });
});

test('an act that was accepted before the worker died is entered by the next one', async () => {
  const review = await openedReview();
  const { held } = holdSettles();
  const answer = review.accept();
  await until(() => held.length > 0);
  await worker.stop();
  front.settle = (input) => enter(input);
  worker = await startWorker();
  expect(accepted(await answer)).toMatchObject({ sequence: 2, stage: 'self-assessment' });
  expect(await readActs(database.register, review.key)).toHaveLength(2);
});

test('an act waits for a register that is away, and is entered when it is back', async () => {
  const review = await openedReview();
  const attempts = { failed: 0 };
  front.settle = async (input) => {
    if (attempts.failed < 2) {
      attempts.failed += 1;
      throw new Error('connection refused');
    }
    return await enter(input);
  };
  expect(accepted(await review.accept())).toMatchObject({ sequence: 2 });
  expect(attempts.failed).toBe(2);
});

test('a restarted worker goes on with a review where it stood', async () => {
  const review = await openedReview();
  accepted(await review.extend('acceptance', 'P1W'));
  await worker.stop();
  worker = await startWorker();
  expect(accepted(await review.accept())).toMatchObject({ sequence: 3, stage: 'self-assessment' });
  const view = await temporal.client.workflow.getHandle(review.workflowId).query(reviewQuery);
  expect(view).toMatchObject({ sequence: 3, enteredThrough: 3, stage: 'self-assessment' });
});

test('a review of six acts costs no more actions than it must', async () => {
  const review = await openedReview();
  accepted(await review.extend('questionnaire', 'P1M'));
  accepted(await review.accept());
  // An act at once would be settled before the new run could set its timer.
  await until(
    async () => toTimerDelaysMs(await eventsOf(review)).length === 1 && isLaterRun(await eventsOf(review)),
  );
  accepted(await review.submitQuestionnaire());
  accepted(await review.close());
  const runs = await runsOf(review);
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

function isLaterRun([first]: readonly HistoryEvent[]): boolean {
  return (first?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId ?? '') !== '';
}

/** The events of each run of a review, oldest first. */
async function runsOf(review: TrialReview): Promise<HistoryEvent[][]> {
  await until(async () => (await statusOf(review)) === 'COMPLETED');
  const runs: HistoryEvent[][] = [];
  for (let runId: string | undefined; ; ) {
    const events = await readEvents(temporal.client, review.workflowId, runId);
    runs.unshift(events);
    const before = events[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId ?? '';
    if (before === '') return runs;
    runId = before;
  }
}
