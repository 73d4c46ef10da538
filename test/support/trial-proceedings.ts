import { Context } from '@temporalio/activity';
import { vi } from 'vitest';
import { createSettle } from '../../activities/settle.ts';
import { type ProceedingsClock, toProceedingsTime } from '../../domain/calendar/proceedings-clock.ts';
import type { Act } from '../../domain/review/acts.ts';
import { readActs } from '../../register/acts.ts';
import type { Register } from '../../register/database.ts';
import { raiseNextWake } from '../../register/letters/post-room.ts';
import { createProceedings } from '../../server/proceedings.ts';
import { resumeReview } from '../../server/resume-review.ts';
import type { RegisterActivities, SettleInput } from '../../workflows/messages.ts';
import { createTestRegister } from './database.ts';
import { IDLE_MAIL } from './idle-mail.ts';
import { startTestProceedings, type TestProceedings, type TestWorker } from './proceedings.ts';
import { type HistoryEvent, readEvents } from './run-history.ts';
import { accepted, TrialReview } from './trial-reviews.ts';

type Settle = RegisterActivities['settle'];

/** Trial reviews on a real Temporal server and a real register, and the ways in which a test may disturb them. */
export interface TrialProceedings {
  readonly register: Register;
  /** A review of a State that no other test knows, by this clock; not opened yet. */
  newReview(clock: ProceedingsClock): TrialReview;
  openedReview(clock: ProceedingsClock): Promise<TrialReview>;
  /** What the register holds. */
  actsOf(review: TrialReview): Promise<readonly Act[]>;
  /** Of the newest run. */
  eventsOf(review: TrialReview): Promise<HistoryEvent[]>;
  /** Temporal's word for it, such as `RUNNING`; of the newest run. */
  statusOf(review: TrialReview): Promise<string>;
  /** Puts something between the worker and the register until `stepAside`. */
  standBefore(settle: (input: SettleInput, enter: Settle) => ReturnType<Settle>): void;
  /** Settles from now on wait until they are let through, or until the worker ends. */
  holdSettles(): { readonly held: readonly SettleInput[]; release(): void };
  stepAside(): void;
  /** The post room as the activities see it: how often it was woken, and how many wakes are still to fail. */
  readonly postRoom: { woken: number; failing: number };
  stopWorker(): Promise<void>;
  startWorker(): Promise<void>;
  readonly temporal: TestProceedings;
  stop(): Promise<void>;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Starts everything, a worker included. A review is settled by its own clock. */
export async function startTrialProceedings(): Promise<TrialProceedings> {
  const [temporal, database] = await Promise.all([startTestProceedings(), createTestRegister()]);
  const { register } = database;
  const clocks = new Map<string, ProceedingsClock>();
  const straight: Settle = (input) => enter(input);
  const enter: Settle = async (input) => {
    const clock = clocks.get(input.review);
    if (clock === undefined) throw new Error(`${input.review} was not made here`);
    return await createSettle({ register, clock, wakePostRoom })(input);
  };
  const postRoom = { woken: 0, failing: 0 };
  const wakePostRoom = async (mechanism: string): Promise<void> => {
    if (postRoom.failing > 0) {
      postRoom.failing -= 1;
      throw new Error('the post room cannot be reached');
    }
    postRoom.woken += 1;
    // It looks, as a post room does, so that the next letter wakes it again.
    await raiseNextWake(register, mechanism);
  };
  const current: { settle: Settle; worker: TestWorker | undefined } = { settle: straight, worker: undefined };

  const trial: TrialProceedings = {
    temporal,
    register,
    postRoom,
    newReview: (clock) => {
      const party = `X${LETTERS[Math.floor(clocks.size / 26)] ?? ''}${LETTERS[clocks.size % 26] ?? ''}`;
      const now = () => toProceedingsTime(clock, Date.now());
      const proceedings = createProceedings({
        client: temporal.client,
        clock,
        resume: (key, command) => resumeReview({ register, clock, now }, key, command),
      });
      const review = new TrialReview(party, proceedings, clock);
      clocks.set(review.key, clock);
      return review;
    },
    openedReview: async (clock) => {
      const review = trial.newReview(clock);
      accepted(await review.open());
      return review;
    },
    actsOf: async ({ key }) => await readActs(register, key),
    eventsOf: async ({ workflowId }) => await readEvents(temporal.client, workflowId),
    statusOf: async ({ workflowId }) =>
      (await temporal.client.workflow.getHandle(workflowId).describe()).status.name,
    standBefore: (settle) => {
      current.settle = (input) => settle(input, enter);
    },
    holdSettles: () => {
      const held: SettleInput[] = [];
      let release = (): void => undefined;
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      trial.standBefore(async (input) => {
        held.push(input);
        await Promise.race([released, Context.current().cancelled]);
        return await enter(input);
      });
      return { held, release: () => release() };
    },
    stepAside: () => {
      current.settle = straight;
    },
    startWorker: async () => {
      current.worker = await temporal.startWorker({
        ...IDLE_MAIL,
        settle: (input) => current.settle(input),
      });
    },
    stopWorker: async () => {
      await current.worker?.stop();
      current.worker = undefined;
    },
    stop: async () => {
      try {
        await trial.stopWorker();
      } finally {
        await temporal.stop();
        await database.drop();
      }
    },
  };
  await trial.startWorker();
  return trial;
}

/** Looks until there is something to see. */
export async function until<Value>(look: () => Promise<Value | false> | Value | false): Promise<Value> {
  const seen = await vi.waitUntil(look, { timeout: 60_000, interval: 50 });
  if (seen === false) throw new Error('there was nothing to see');
  return seen;
}
