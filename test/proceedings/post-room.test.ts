import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { REAL_TIME } from '../../domain/calendar/proceedings-clock.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { wakePostRoom } from '../../server/wake-post-room.ts';
import type { MailActivities, RegisterActivities, SendDueLettersInput } from '../../workflows/messages.ts';
import { startTestProceedings, type TestProceedings, type TestWorker } from '../support/proceedings.ts';
import { readEvents, toTimerDelaysMs } from '../support/run-history.ts';

const noRegister: RegisterActivities = { settle: () => Promise.reject(new Error('no review runs here')) };

/** A round of sending that a test holds open until it lets it end. */
interface Round extends SendDueLettersInput {
  end(nextAt: Instant | null, retired?: boolean): void;
}

/** Rounds by mechanism, in the order in which they began. */
function holdRounds(): { readonly mail: MailActivities; roundsOf(mechanism: string): readonly Round[] } {
  const rounds: Round[] = [];
  return {
    mail: {
      sendDueLetters: (input) =>
        new Promise((resolve) => {
          rounds.push({
            ...input,
            end: (nextAt, retired = false) => resolve({ sent: 0, failed: 0, inDoubt: 0, nextAt, retired }),
          });
        }),
    },
    roundsOf: (mechanism) => rounds.filter((round) => round.mechanism === mechanism),
  };
}

let proceedings: TestProceedings;
let worker: TestWorker;
const { mail, roundsOf } = holdRounds();

beforeAll(async () => {
  proceedings = await startTestProceedings();
  worker = await proceedings.startWorker({ ...noRegister, ...mail });
});

afterAll(async () => {
  await worker.stop();
  await proceedings.stop();
});

async function wake(mechanism: string, rooms = 1): Promise<void> {
  await wakePostRoom(proceedings.client, REAL_TIME, { mechanism, rooms });
}

/** Waits for the round with that number, the first being 1. */
async function round(mechanism: string, number: number): Promise<Round> {
  return await vi.waitUntil(() => roundsOf(mechanism)[number - 1], { timeout: 60_000, interval: 20 });
}

async function timersOf(mechanism: string): Promise<number[]> {
  return toTimerDelaysMs(await readEvents(proceedings.client, `post-room/${mechanism}`));
}

async function waitForTimers(mechanism: string, count: number): Promise<number[]> {
  return await vi.waitUntil(
    async () => {
      const timers = await timersOf(mechanism);
      return timers.length >= count ? timers : undefined;
    },
    { timeout: 60_000, interval: 50 },
  );
}

test('the first wake starts the room, which sends at once', async () => {
  const mechanism = `first-${randomUUID()}`;
  await wake(mechanism);
  (await round(mechanism, 1)).end(null);
  expect(await waitForTimers(mechanism, 1)).toHaveLength(1);
  expect(roundsOf(mechanism)).toHaveLength(1);
});

test('a room with nothing to wait for looks again on its own after five minutes', async () => {
  const mechanism = `idle-${randomUUID()}`;
  await wake(mechanism);
  (await round(mechanism, 1)).end(null);
  expect(await waitForTimers(mechanism, 1)).toEqual([300_000]);
});

test('a room looks again when the next letter may leave', async () => {
  const mechanism = `next-${randomUUID()}`;
  await wake(mechanism);
  (await round(mechanism, 1)).end(new Date(Date.now() + 300).toISOString() as Instant);
  (await round(mechanism, 2)).end(null);
});

test('a letter that has been due for long makes no room wait', async () => {
  const mechanism = `overdue-${randomUUID()}`;
  await wake(mechanism);
  (await round(mechanism, 1)).end('2021-11-01T09:00:00.000Z' as Instant);
  (await round(mechanism, 2)).end(null);
  const [first] = await waitForTimers(mechanism, 2);
  expect(first).toBe(1);
});

test('wakes during a round make exactly one more round, however many they are', async () => {
  const mechanism = `busy-${randomUUID()}`;
  await wake(mechanism);
  const busy = await round(mechanism, 1);
  await wake(mechanism);
  await wake(mechanism);
  await wake(mechanism);
  busy.end(null);
  (await round(mechanism, 2)).end(null);
  // The room waits again only when no wake is left over.
  await waitForTimers(mechanism, 1);
  expect(roundsOf(mechanism)).toHaveLength(2);
});

test('a wake ends the wait for a later letter', async () => {
  const mechanism = `earlier-${randomUUID()}`;
  await wake(mechanism);
  (await round(mechanism, 1)).end(new Date(Date.now() + 100_000).toISOString() as Instant);
  await waitForTimers(mechanism, 1);
  await wake(mechanism);
  (await round(mechanism, 2)).end(null);
});

test('a room that has sent for long goes on as a new run, and answers wakes there', async () => {
  const mechanism = `long-${randomUUID()}`;
  await wake(mechanism);
  const { runId } = await proceedings.client.workflow.getHandle(`post-room/${mechanism}`).describe();
  const roundsOfOneRun = 50;
  for (let number = 1; number <= roundsOfOneRun; number += 1) {
    const busy = await round(mechanism, number);
    await wake(mechanism);
    busy.end(null);
  }
  (await round(mechanism, roundsOfOneRun + 1)).end(null);
  await waitForTimers(mechanism, 1);
  const next = await proceedings.client.workflow.getHandle(`post-room/${mechanism}`).describe();
  expect(next.runId).not.toBe(runId);
  expect((await readEvents(proceedings.client, `post-room/${mechanism}`, runId)).length).toBeLessThan(1_000);

  await wake(mechanism);
  (await round(mechanism, roundsOfOneRun + 2)).end(null);
});

test('of several rooms each is woken, and is told which it is', async () => {
  const mechanism = `several-${randomUUID()}`;
  await wake(mechanism, 3);
  const rooms = await Promise.all([1, 2, 3].map(async (number) => await round(mechanism, number)));
  expect(rooms.map(({ shard }) => shard?.index).toSorted()).toEqual([0, 1, 2]);
  expect(rooms.every(({ shard }) => shard?.of === 3)).toBe(true);
  for (const room of rooms) room.end(null);
  for (const index of [0, 1, 2]) {
    const { status } = await proceedings.client.workflow
      .getHandle(`post-room/${mechanism}/${index}`)
      .describe();
    expect(status.name).toBe('RUNNING');
  }
});

test('a room that is told that there is another number of rooms ends, unless it was woken meanwhile', async () => {
  const mechanism = `retired-${randomUUID()}`;
  await wake(mechanism);
  const busy = await round(mechanism, 1);
  await wake(mechanism);
  busy.end(null, true);
  (await round(mechanism, 2)).end(null, true);
  await proceedings.client.workflow.getHandle(`post-room/${mechanism}`).result();
  expect(roundsOf(mechanism)).toHaveLength(2);
});
