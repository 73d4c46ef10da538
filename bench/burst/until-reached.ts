import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from '../with-stack.ts';

interface Wait {
  /** What is counted. */
  readonly count: () => Promise<number>;
  readonly expected: number;
  /** Count at which the worker is ended with SIGKILL; `null`: never. */
  readonly killAt: number | null;
  readonly giveUpAfterMs: number;
  readonly lookEveryMs: number;
}

/** Waits until the count is reached, or for as long as it may take. */
export async function untilReached(
  { say, stack }: Bench,
  { count, expected, killAt, giveUpAfterMs, lookEveryMs }: Wait,
): Promise<void> {
  const giveUpAt = Date.now() + giveUpAfterMs;
  let killed = killAt === null;
  for (;;) {
    const reached = await count();
    if (!killed && killAt !== null && reached >= killAt) {
      killed = true;
      say('killing the worker in the middle');
      await stack.worker.crash();
    }
    if (reached >= expected || Date.now() > giveUpAt) return;
    await sleep(lookEveryMs);
  }
}
