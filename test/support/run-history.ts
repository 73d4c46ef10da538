import type { Client } from '@temporalio/client';
import type { History } from '@temporalio/common/lib/proto-utils.js';

export type HistoryEvent = NonNullable<History['events']>[number];

/** The events of a workflow's run; of its newest run unless one is named. */
export async function readEvents(
  client: Client,
  workflowId: string,
  runId?: string,
): Promise<HistoryEvent[]> {
  return (await client.workflow.getHandle(workflowId, runId).fetchHistory()).events ?? [];
}

/** Real milliseconds that each timer was started for, in order. */
export function toTimerDelaysMs(events: readonly HistoryEvent[]): number[] {
  return events.flatMap(({ timerStartedEventAttributes: timer }) => {
    if (timer == null) return [];
    const { seconds, nanos } = timer.startToFireTimeout ?? {};
    return [Number(seconds ?? 0) * 1_000 + (nanos ?? 0) / 1_000_000];
  });
}

/** Whether a run goes on from an earlier one. */
export function isLaterRun([first]: readonly HistoryEvent[]): boolean {
  return toEarlierRun(first) !== '';
}

/** The events of each run of a workflow, oldest first. */
export async function readRuns(client: Client, workflowId: string): Promise<HistoryEvent[][]> {
  const runs: HistoryEvent[][] = [];
  for (let runId: string | undefined; ; ) {
    const events = await readEvents(client, workflowId, runId);
    runs.unshift(events);
    runId = toEarlierRun(events[0]);
    if (runId === '') return runs;
  }
}

function toEarlierRun(first: HistoryEvent | undefined): string {
  return first?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId ?? '';
}
