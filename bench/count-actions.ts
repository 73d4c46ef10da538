import type { History } from '@temporalio/common/lib/proto-utils.js';

/** What was billed, or would be, by kind. Temporal Cloud bills "actions"; on one's own server they are the load. */
export interface Actions {
  readonly starts: number;
  readonly continuedAsNew: number;
  readonly updates: number;
  readonly signals: number;
  readonly timers: number;
  /** Attempts, for each is billed. One that has not ended yet is counted once. */
  readonly activities: number;
  readonly upserts: number;
  readonly markers: number;
}

export const NO_ACTIONS: Actions = {
  starts: 0,
  continuedAsNew: 0,
  updates: 0,
  signals: 0,
  timers: 0,
  activities: 0,
  upserts: 0,
  markers: 0,
};

/**
 * Counts the actions in the history of one run, by Temporal's list (docs.temporal.io/cloud/actions).
 * Queries, refused updates and heartbeats are actions too, but leave nothing in a history, so they are not counted.
 */
export function countActions(history: History): Actions {
  const count = { ...NO_ACTIONS } as { -readonly [Kind in keyof Actions]: number };
  for (const event of history.events ?? []) {
    const started = event.workflowExecutionStartedEventAttributes;
    const continuedFrom = started?.continuedExecutionRunId ?? '';
    if (started != null) count[continuedFrom === '' ? 'starts' : 'continuedAsNew'] += 1;
    if (event.workflowExecutionUpdateAcceptedEventAttributes != null) count.updates += 1;
    if (event.workflowExecutionSignaledEventAttributes != null) count.signals += 1;
    if (event.timerStartedEventAttributes != null) count.timers += 1;
    if (event.activityTaskScheduledEventAttributes != null) count.activities += 1;
    // Temporal writes the start of an activity once, when it has ended, with the number of the last attempt.
    const attempt = event.activityTaskStartedEventAttributes?.attempt ?? 1;
    count.activities += attempt - 1;
    if (event.upsertWorkflowSearchAttributesEventAttributes != null) count.upserts += 1;
    if (event.markerRecordedEventAttributes != null) count.markers += 1;
  }
  return count;
}

/** Adds the actions of several runs, such as those of one review. */
export function addActions(runs: readonly Actions[]): Actions {
  const sum = { ...NO_ACTIONS } as { -readonly [Kind in keyof Actions]: number };
  for (const run of runs) {
    for (const kind of Object.keys(sum) as (keyof Actions)[]) sum[kind] += run[kind];
  }
  return sum;
}

export function totalActions(actions: Actions): number {
  return Object.values(actions).reduce<number>((sum, count: number) => sum + count, 0);
}
