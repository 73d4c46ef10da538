import { setTimeout as pause } from 'node:timers/promises';
import type { Instant } from '../domain/calendar/time.ts';
import { isUnquiet } from '../register/letters/quiet.ts';
import { isEnding, nowOf, type PostRound } from './post-round.ts';

const LOOK_EVERY_MS = 50;
/** Real time. Letters must leave even where something is always going on. */
const LONGEST_MS = 30_000;
/** Proceedings' time. A review that has not been settled by then is not being settled: something is wrong with it. */
const SETTLED_WITHIN_MS = 60_000;
/** Proceedings' time. The acts of one series come closer together than that. */
const SERIES_MS = 2_000;

/**
 * Resolves when no more slips are about to come, so that all which fall due at one instant, or with the opening of a group, are together
 * before letters are made of them. The times are short ones: whoever is late makes another letter, on another day.
 */
export async function waitForQuiet(round: PostRound): Promise<void> {
  const giveUpAt = Date.now() + LONGEST_MS;
  while (Date.now() < giveUpAt && !isEnding(round)) {
    const now = nowOf(round);
    const unquiet = await isUnquiet(round.register, {
      mechanism: round.room.mechanism,
      now,
      momentsAfter: before(now, SETTLED_WITHIN_MS),
      actsAfter: before(now, SERIES_MS),
    });
    if (!unquiet) return;
    await pause(LOOK_EVERY_MS);
  }
}

function before(now: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(now) - milliseconds).toISOString() as Instant;
}
