import type { Register } from '../register/database.ts';
import {
  markAllSent,
  markFailed,
  markInDoubt,
  markSuperseded,
  returnToQueue,
} from '../register/letters/letter-queue.ts';
import { openTask } from '../register/tasks.ts';
import { createGroup } from './group.ts';
import type { SentSettlement, Settlement } from './settlement.ts';

/** Counts of one run. */
export interface Tally {
  readonly sent: number;
  readonly failed: number;
  readonly inDoubt: number;
  readonly superseded: number;
  readonly queued: number;
}

/** Writes down how attempts ended, each on its own, and counts them. */
export interface Ledger {
  /** Resolves when the register holds it. An attempt that was settled by somebody else meanwhile is left alone and not counted. */
  settle(settlement: Settlement): Promise<void>;
  tally(): Tally;
}

export function openLedger(register: Register): Ledger {
  const counts = { sent: 0, failed: 0, 'in-doubt': 0, superseded: 0, queued: 0 };
  const noteSent = createGroup<SentSettlement, boolean>(async (letters) => {
    const settled = await markAllSent(register, letters);
    return letters.map(({ id }) => settled.has(id));
  });
  const write = async (settlement: Settlement): Promise<boolean> => {
    switch (settlement.kind) {
      case 'sent':
        return noteSent(settlement);
      case 'superseded':
        return markSuperseded(register, settlement);
      case 'queued':
        return returnToQueue(register, settlement);
      case 'failed':
        // The task first: a letter may not fail without anybody being told. Opened twice, it is one task.
        await openTask(register, settlement.task);
        return markFailed(register, settlement);
      case 'in-doubt':
        await openTask(register, settlement.task);
        return markInDoubt(register, settlement);
    }
  };
  return {
    async settle(settlement) {
      if (await write(settlement)) counts[settlement.kind] += 1;
    },
    tally: () => ({
      sent: counts.sent,
      failed: counts.failed,
      inDoubt: counts['in-doubt'],
      superseded: counts.superseded,
      queued: counts.queued,
    }),
  };
}
