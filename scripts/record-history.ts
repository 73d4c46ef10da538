import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { loadProcedures } from '../config/procedures/load-procedure.ts';
import { addDays } from '../domain/calendar/civil-date.ts';
import { REAL_TIME, toProceedingsTime } from '../domain/calendar/proceedings-clock.ts';
import type { ZoneName } from '../domain/calendar/time.ts';
import { startOfDay } from '../domain/calendar/zoned.ts';
import { LAUNCH, type ReviewKey, toReviewKey, toReviewWorkflowId } from '../domain/review/review-id.ts';
import { createProceedings } from '../server/proceedings.ts';
import { startTemporal } from '../server/stack/start-temporal.ts';
import { WORKER_OPTIONS, WORKFLOW_SOURCES } from '../server/worker/worker-options.ts';
import {
  type LaunchActivities,
  type MailActivities,
  POST_ROOM,
  TASK_QUEUE,
  wakeSignal,
} from '../workflows/messages.ts';
import { provisionTemporal } from './provision-temporal.ts';
import { LAUNCH_STORY, SECOND_GROUP_AFTER_DAYS } from './record-history/launch-story.ts';
import { clockOf, playStory } from './record-history/play-story.ts';
import { createPureRegister } from './record-history/pure-register.ts';
import { REVIEW_STORIES, STORY_BEGINS_ON, STORY_OPENING, type Story } from './record-history/stories.ts';
import { readRuns, writeHistories } from './record-history/write-histories.ts';

/**
 * Plays the stories on a real Temporal server and writes their histories, which the sandbox tests replay, to a folder of
 * today's date, or of the name that is given: `npm run record-history -- before-signatures`. Earlier recordings stay,
 * because runs of their time may still be open.
 */
const FOLDER = fileURLToPath(
  new URL(`../test/histories/${process.argv[2] ?? new Date().toISOString().slice(0, 10)}`, import.meta.url),
);
/** Stands in the histories in place of the machine's name. */
const IDENTITY = 'record-history';

const logger = new DefaultLogger('WARN');
const say = (line: string): void => console.error(line);

async function main(): Promise<void> {
  Runtime.install({ logger });
  const found = await provisionTemporal({ say, env: { ...process.env, TEMPORAL_ADDRESS: undefined } });
  if (found.kind === 'address') throw new Error('a server of our own was asked for');
  const dataFolder = await mkdtemp(join(tmpdir(), 'chancery-history-'));
  const server = await startTemporal({ dataFolder, executable: found.path, say });
  try {
    await rm(FOLDER, { recursive: true, force: true });
    await mkdir(FOLDER, { recursive: true });
    await record(server.address);
  } finally {
    await server.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

async function record(address: string): Promise<void> {
  const connection = await NativeConnection.connect({ address });
  const clientConnection = await Connection.connect({ address });
  const client = new Client({ connection: clientConnection, identity: IDENTITY });
  const activities = { ...createPureRegister(), ...createScriptedMail(), ...createScriptedGroups() };
  const worker = await Worker.create({
    ...WORKER_OPTIONS,
    workflowBundle: await bundleWorkflowCode({ ...WORKFLOW_SOURCES, logger }),
    identity: IDENTITY,
    connection,
    activities,
  });
  await worker.runUntil(async () => {
    await recordProceedings(client);
    await recordPostRoom(client);
  });
  await clientConnection.close();
  await connection.close();
}

async function recordProceedings(client: Client): Promise<void> {
  const procedure = loadProcedures().find(({ launch }) => launch !== undefined);
  if (procedure === undefined) throw new Error('config/procedures holds no procedure with a launch');
  const play = async (story: Story, key: ReviewKey): Promise<void> => {
    const clock = clockOf(story, procedure);
    const resume = (): Promise<never> => Promise.reject(new Error(`${story.name} goes on after its end`));
    const proceedings = createProceedings({ client, clock, resume });
    await playStory(story, { key, procedure, clock, proceedings });
    await keep(client, toReviewWorkflowId(key), story.name);
  };
  const mechanism = procedure.id;
  for (const [index, story] of REVIEW_STORIES.entries()) {
    // The same State in another phase is another review.
    const phase = procedure.phases[index]?.id ?? '1';
    await play(story, toReviewKey({ mechanism, phase, party: STORY_OPENING.underReview.code }));
  }
  await play(LAUNCH_STORY, toReviewKey({ mechanism, phase: '1', party: LAUNCH }));
}

/** A draw whose second group starts some days later, and which has no third. */
function createScriptedGroups(): LaunchActivities {
  const secondAt = startOfDay(addDays(STORY_BEGINS_ON, SECOND_GROUP_AFTER_DAYS), 'UTC' as ZoneName);
  return {
    openGroups: ({ now }) => Promise.resolve({ opened: 0, nextAt: now < secondAt ? secondAt : null }),
  };
}

/** A round that knows when the next letter leaves, then rounds that know of none. */
function createScriptedMail(): MailActivities {
  const rounds = { past: 0 };
  return {
    sendDueLetters: () => {
      rounds.past += 1;
      const nextAt = rounds.past === 1 ? toProceedingsTime(REAL_TIME, Date.now() + 2_000) : null;
      return Promise.resolve({ sent: 0, failed: 0, inDoubt: 0, nextAt });
    },
  };
}

/** A first wake, a round when a letter is due, and a wake out of a longer wait. */
async function recordPostRoom(client: Client): Promise<void> {
  const workflowId = 'post-room/untoc';
  const wake = (): Promise<unknown> =>
    client.workflow.signalWithStart(POST_ROOM, {
      workflowId,
      taskQueue: TASK_QUEUE,
      args: [{ version: 1, mechanism: 'untoc', clock: REAL_TIME }],
      signal: wakeSignal,
      signalArgs: [],
    });
  await wake();
  await sleep(4_000);
  await wake();
  await sleep(1_000);
  await keep(client, workflowId, 'post-room');
}

async function keep(client: Client, workflowId: string, name: string): Promise<void> {
  const runs = await readRuns(client, workflowId);
  await writeHistories(FOLDER, name, runs);
  say(`${name}: ${runs.length} ${runs.length === 1 ? 'run' : 'runs'}`);
}

await main();
