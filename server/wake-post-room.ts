import type { Client } from '@temporalio/client';
import type { ProceedingsClock } from '../domain/calendar/proceedings-clock.ts';
import {
  POST_ROOM,
  type PostRoomInput,
  TASK_QUEUE,
  toPostRoomWorkflowId,
  wakeSignal,
} from '../workflows/messages.ts';

/** Has the mechanism's post room look for letters now, and starts it where there is none. Throws when the engine does not answer. */
export async function wakePostRoom(
  client: Client,
  clock: ProceedingsClock,
  mechanism: string,
): Promise<void> {
  const input: PostRoomInput = { version: 1, mechanism, clock };
  await client.workflow.signalWithStart(POST_ROOM, {
    workflowId: toPostRoomWorkflowId(mechanism),
    taskQueue: TASK_QUEUE,
    args: [input],
    signal: wakeSignal,
    signalArgs: [],
  });
}
