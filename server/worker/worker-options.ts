import { fileURLToPath } from 'node:url';
import type { WorkerOptions } from '@temporalio/worker';
import { TASK_QUEUE } from '../../workflows/messages.ts';

/** What the worker bundles and runs in its sandbox. */
export const WORKFLOWS_PATH = fileURLToPath(new URL('../../workflows/index.ts', import.meta.url));

/** Everything about a worker that is a decision of ours, each with its reason. */
export const WORKER_OPTIONS = {
  taskQueue: TASK_QUEUE,
  // All reviews of a phase stay in memory, so that a wake needs no replay; the default depends on the machine's heap.
  maxCachedWorkflows: 250,
  // One settle is one transaction; more at once than the register's pool has connections would only queue there.
  maxConcurrentActivityTaskExecutions: 16,
  maxConcurrentWorkflowTaskExecutions: 40,
  // After a worker has died, a review that it had in memory waits this long before another takes it over.
  stickyQueueScheduleToStartTimeout: '5 seconds',
  // A transaction or the mails in flight end well within this; after it activities are told to stop.
  shutdownGraceTime: '10 seconds',
  // An activity that does not listen is left behind: Temporal has another worker do it again.
  shutdownForceTime: '20 seconds',
} as const satisfies WorkerOptions;
