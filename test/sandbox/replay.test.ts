import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type History, historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { DefaultLogger, Runtime, Worker, type WorkflowBundle } from '@temporalio/worker';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundleWorkflows } from '../support/proceedings.ts';

const folder = fileURLToPath(new URL('../histories', import.meta.url));
/** Such as `2026-11-26/review-late.1.json`: the recordings of all times, oldest first. */
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.json'))
  .sort();

let workflowBundle: WorkflowBundle;

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  workflowBundle = await bundleWorkflows();
});

/** An event in proto-JSON: what it is, and under a name of its own, what it says. */
interface EventJson {
  readonly eventId: string;
  readonly eventTime: string;
  readonly eventType: string;
  readonly [attributes: string]: unknown;
}

function readEvents(name: string): readonly EventJson[] {
  const read = JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as {
    readonly events: readonly EventJson[];
  };
  return read.events;
}

function toHistory(events: readonly EventJson[]): History {
  return historyFromJSON({ events });
}

async function replay(history: History): Promise<void> {
  await Worker.runReplayHistory({ workflowBundle }, history);
}

test('histories are recorded of reviews, of a launch and of the post room', () => {
  for (const story of ['review-on-time', 'review-late', 'review-crowded', 'launch', 'post-room']) {
    expect(names.filter((name) => name.includes(`/${story}.`))).not.toEqual([]);
  }
});

describe('each recorded run takes the same course under the code of today', () => {
  test.each(names)('%s', async (name) => {
    await replay(toHistory(readEvents(name)));
  });
});

describe('a run that took another course is found out', () => {
  test('it asked for another activity', async () => {
    const altered = replaceFirst(readEvents(newest('review-late.1')), 'ACTIVITY_TASK_SCHEDULED', (event) => ({
      ...event,
      activityTaskScheduledEventAttributes: {
        ...(event['activityTaskScheduledEventAttributes'] as object),
        activityType: { name: 'forget' },
      },
    }));
    await expect(replay(toHistory(altered))).rejects.toThrow(/nondeterminism/i);
  });

  test('it left a mark where it should have set its alarm', async () => {
    const altered = replaceFirst(readEvents(newest('review-late.1')), 'TIMER_STARTED', (event) => ({
      ...withoutAttributes(event),
      eventType: 'EVENT_TYPE_MARKER_RECORDED',
      markerRecordedEventAttributes: { markerName: 'mark' },
    }));
    await expect(replay(toHistory(altered))).rejects.toThrow(/nondeterminism/i);
  });

  test('it ended where it should have gone on as a new run', async () => {
    const altered = replaceFirst(
      readEvents(newest('review-on-time.1')),
      'WORKFLOW_EXECUTION_CONTINUED_AS_NEW',
      (event) => ({
        ...withoutAttributes(event),
        eventType: 'EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED',
        workflowExecutionCompletedEventAttributes: {},
      }),
    );
    await expect(replay(toHistory(altered))).rejects.toThrow(/nondeterminism/i);
  });
});

function newest(run: string): string {
  const name = names.findLast((candidate) => candidate.endsWith(`/${run}.json`));
  if (name === undefined) throw new Error(`no history of ${run} is recorded`);
  return name;
}

function replaceFirst(
  events: readonly EventJson[],
  type: string,
  change: (event: EventJson) => EventJson,
): readonly EventJson[] {
  const first = events.find(({ eventType }) => eventType === `EVENT_TYPE_${type}`);
  if (first === undefined) throw new Error(`no event ${type} in this history`);
  return events.map((event) => (event === first ? change(event) : event));
}

function withoutAttributes({ eventId, eventTime, eventType }: EventJson): EventJson {
  return { eventId, eventTime, eventType };
}
