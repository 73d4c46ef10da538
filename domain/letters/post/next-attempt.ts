import type { ProceedingsClock } from '../../calendar/proceedings-clock.ts';
import type { Instant } from '../../calendar/time.ts';

const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 3_600_000;

/**
 * Proceedings' moment of the next attempt after `attempts` have failed for now: one minute later in real time, then two, four, … up to
 * an hour, which makes about 54 attempts in two days. Relays that turn senders away for a while ask for no less.
 */
export function nextAttemptAt(clock: ProceedingsClock, now: Instant, attempts: number): Instant {
  const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (Math.max(attempts, 1) - 1), LONGEST_PAUSE_MS);
  return new Date(Date.parse(now) + Math.round(pauseMs * clock.rate)).toISOString() as Instant;
}
