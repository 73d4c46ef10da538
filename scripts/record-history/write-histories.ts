import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { type History, historyToJSON } from '@temporalio/common/lib/proto-utils.js';

/** The histories of all runs of a workflow, oldest first. */
export async function readRuns(client: Client, workflowId: string): Promise<readonly History[]> {
  await waitForRest(client, workflowId);
  const runs: History[] = [];
  for (let runId: string | undefined; ; ) {
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    runs.unshift(history);
    const before =
      history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId ?? '';
    if (before === '') return runs;
    runId = before;
  }
}

/** Events of a run that has begun and whose first task has not been done; the server may yet have to plan it. */
const ONLY_STARTED = 3;

/** A history that was cut in the middle of a task could not be replayed to its end. */
async function waitForRest(client: Client, workflowId: string): Promise<void> {
  for (;;) {
    const { raw, historyLength } = await client.workflow.getHandle(workflowId).describe();
    const busy = raw.pendingWorkflowTask != null || (raw.pendingActivities ?? []).length > 0;
    if (!busy && historyLength > ONLY_STARTED) return;
    await sleep(50);
  }
}

/** Writes one file for each run: `review-late.1.json`, `review-late.2.json`, … */
export async function writeHistories(folder: string, name: string, runs: readonly History[]): Promise<void> {
  for (const [index, run] of runs.entries()) {
    await writeFile(join(folder, `${name}.${index + 1}.json`), toLines(run));
  }
}

/** One event to a line, so that a reader and a diff can follow. */
function toLines(history: History): string {
  const { events } = JSON.parse(historyToJSON(history)) as { readonly events: readonly unknown[] };
  return `{"events":[\n${events.map((event) => JSON.stringify(event)).join(',\n')}\n]}\n`;
}
