import type { Client } from '@temporalio/client';
import type { History } from '@temporalio/common/lib/proto-utils';

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
