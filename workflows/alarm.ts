import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';
import { type ProceedingsClock, toRealMs } from '../domain/calendar/proceedings-clock.ts';
import type { Instant } from '../domain/calendar/time.ts';

/** A clock may stand far ahead; looking again once a year also brings a sleeping run onto today's code. */
const LONGEST_MS = 365 * 24 * 60 * 60 * 1_000;

/** The one timer of a workflow. */
export interface Alarm {
  /** Sets the alarm to a moment of the proceedings, or to none. Setting it to where it stands costs nothing. */
  setTo(at: Instant | null): void;
  /** Whether it has gone off since it was last set; perhaps early, so compare the time before acting on it. */
  hasRung(): boolean;
}

/**
 * Makes an alarm that starts a timer only when its moment moves or has passed: each start of a timer is paid for,
 * and a review's next moment is the same after most acts.
 */
export function createAlarm(clock: ProceedingsClock): Alarm {
  const state: { at: Instant | null; rung: boolean; scope: CancellationScope } = {
    at: null,
    rung: false,
    scope: new CancellationScope(),
  };

  async function ringAt(at: Instant): Promise<void> {
    const delayMs = Math.ceil(toRealMs(clock, at) - Date.now());
    await sleep(Math.min(Math.max(delayMs, 1), LONGEST_MS), { summary: `next moment ${at}` });
    state.rung = true;
  }

  return {
    setTo(at) {
      if (at === state.at && !state.rung) return;
      state.scope.cancel();
      state.scope = new CancellationScope();
      state.at = at;
      state.rung = false;
      if (at === null) return;
      state.scope
        .run(() => ringAt(at))
        .catch((error: unknown) => {
          if (!isCancellation(error)) throw error;
        });
    },
    hasRung: () => state.rung,
  };
}
