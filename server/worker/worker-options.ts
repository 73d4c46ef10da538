import { fileURLToPath } from 'node:url';
import type { WorkerOptions } from '@temporalio/worker';
import { TASK_QUEUE } from '../../workflows/messages.ts';

/** What the worker bundles and runs in its sandbox. */
export const WORKFLOW_SOURCES = {
  workflowsPath: fileURLToPath(new URL('../../workflows/index.ts', import.meta.url)),
  // Loaded once and not once for each workflow in memory, which saves a third of a megabyte each. Only for packages that
  // remember nothing of their caller: luxon remembers zones.
  preloadModules: ['luxon'],
} as const satisfies { readonly workflowsPath: string; readonly preloadModules: string[] };

/** Connections of one worker to the register. */
export const REGISTER_CONNECTIONS = 16;

/** Everything about a worker that is a decision of ours, each with its reason. */
export const WORKER_OPTIONS = {
  taskQueue: TASK_QUEUE,
  // All open reviews stay in memory, half a megabyte each, because a wake that must replay first costs three times as
  // much. The default depends on the machine's heap.
  maxCachedWorkflows: 1_000,
  // One settle is one transaction on one of the register's connections, of which sending letters needs some too.
  maxConcurrentActivityTaskExecutions: 12,
  maxConcurrentWorkflowTaskExecutions: 40,
  // After a worker has died, a review that it had in memory waits this long before another takes it over.
  stickyQueueScheduleToStartTimeout: '5 seconds',
  // Beats are held back for four fifths of the heartbeat timeout unless told otherwise; a busy moment would then be a death.
  maxHeartbeatThrottleInterval: '1 second',
  // A transaction or the mails in flight end well within this; after it activities are told to stop.
  shutdownGraceTime: '10 seconds',
  // An activity that does not listen is left behind: Temporal has another worker do it again.
  shutdownForceTime: '20 seconds',
} as const satisfies WorkerOptions;
