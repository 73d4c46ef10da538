import type { Client } from '@temporalio/client';
import type { ProceedingsClock } from '../domain/calendar/proceedings-clock.ts';
import {
  POST_ROOM,
  type PostRoomInput,
  type PostRoomShard,
  TASK_QUEUE,
  toPostRoomWorkflowId,
  wakeSignal,
} from '../workflows/messages.ts';

/** Whose letters are to be looked for, and in how many rooms they are sent. */
export interface PostRooms {
  readonly mechanism: string;
  /** Default: one. */
  readonly rooms?: number;
}

/** Has all post rooms of a mechanism look for letters now, and starts those that are missing. Throws when the engine does not answer. */
export async function wakePostRoom(
  client: Client,
  clock: ProceedingsClock,
  { mechanism, rooms = 1 }: PostRooms,
): Promise<void> {
  await Promise.all(toShards(rooms).map((shard) => wakeOne(client, { mechanism, clock, ...shard })));
}

function toShards(rooms: number): readonly { readonly shard?: PostRoomShard }[] {
  if (rooms === 1) return [{}];
  return Array.from({ length: rooms }, (_, index) => ({ shard: { index, of: rooms } }));
}

async function wakeOne(client: Client, room: Omit<PostRoomInput, 'version'>): Promise<void> {
  const input: PostRoomInput = { version: 1, ...room };
  await client.workflow.signalWithStart(POST_ROOM, {
    workflowId: toPostRoomWorkflowId(room.mechanism, room.shard),
    taskQueue: TASK_QUEUE,
    args: [input],
    signal: wakeSignal,
    signalArgs: [],
  });
}
