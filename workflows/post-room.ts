import { condition, continueAsNew, setHandler, workflowInfo } from '@temporalio/workflow';
import { toRealMs } from '../domain/calendar/proceedings-clock.ts';
import type { Instant } from '../domain/calendar/time.ts';
import { mail } from './activity-proxies.ts';
import { type PostRoomInput, wakeSignal } from './messages.ts';

/** Looks on its own this often in real time, so that a wake lost between commit and signal delays and never loses. */
const LOOK_EVERY_MS = 5 * 60 * 1_000;

/** A run's history stays near five hundred events; the next run needs nothing from it. */
const ROUNDS_PER_RUN = 50;

/**
 * Sends a mechanism's letters as they fall due, for ever, or as long as there are so many rooms. It remembers nothing but whether it was woken: the letters,
 * and when the next may leave, are rows of the register. A wake during a round makes another round.
 */
export async function postRoom(input: PostRoomInput): Promise<void> {
  const bell = { rung: false };
  setHandler(wakeSignal, () => {
    bell.rung = true;
  });

  for (let round = 0; round < ROUNDS_PER_RUN && !workflowInfo().continueAsNewSuggested; round += 1) {
    bell.rung = false;
    const { mechanism, shard } = input;
    const { nextAt, retired = false } = await mail.sendDueLetters({
      mechanism,
      ...(shard === undefined ? {} : { shard }),
    });
    // A wake that came meanwhile may be from somebody who does not know the other rooms.
    if (retired && !isRung(bell)) return;
    await condition(() => bell.rung, toWaitMs(input, nextAt));
  }
  await continueAsNew<typeof postRoom>(input);
}

function toWaitMs({ clock }: PostRoomInput, nextAt: Instant | null): number {
  if (nextAt === null) return LOOK_EVERY_MS;
  const untilNextMs = Math.ceil(toRealMs(clock, nextAt) - Date.now());
  return Math.min(Math.max(untilNextMs, 1), LOOK_EVERY_MS);
}

/** Asked of a function, for the compiler takes what was assigned before a wait for what is there after it. */
function isRung(bell: { readonly rung: boolean }): boolean {
  return bell.rung;
}
