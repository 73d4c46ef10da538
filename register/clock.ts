import type { ProceedingsClock } from '../domain/calendar/proceedings-clock.ts';
import type { Register } from './database.ts';

/** Writes the clock at first start and returns the one that the register holds. Throws if it holds another and `clock` is not real time. */
export function fixClock(_register: Register, _clock: ProceedingsClock): Promise<ProceedingsClock> {
  throw new Error('not written yet');
}

/** The clock that the register holds; throws before `fixClock`. */
export function readClock(_register: Register): Promise<ProceedingsClock> {
  throw new Error('not written yet');
}
