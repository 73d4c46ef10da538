import type { Instant } from '../domain/calendar/time.ts';
import type { Register } from './database.ts';

/** Makes the post room's row if it is missing. */
export function ensurePostRoom(_register: Register, _mechanism: string): Promise<void> {
  throw new Error('not written yet');
}

/** Says that the post room looks now: called before its scan, so that whatever comes later wakes it again. */
export function raiseNextWake(_register: Register, _mechanism: string): Promise<void> {
  throw new Error('not written yet');
}

/** Asks the post room to look at `at`; true if nobody had asked for as early a look, and then the caller wakes it. */
export function lowerNextWake(_register: Register, _mechanism: string, _at: Instant): Promise<boolean> {
  throw new Error('not written yet');
}

/** When the next letter may leave; `null` when none waits. */
export function nextLetterAt(_register: Register, _mechanism: string): Promise<Instant | null> {
  throw new Error('not written yet');
}
