import type { Instant } from './time.ts';

/**
 * How real time maps to the time of the proceedings. In production `rate` is 1 and `start` equals `origin`;
 * a rehearsal runs faster. The clock is written in the register at first start and never changes.
 */
export interface ProceedingsClock {
  /** Real moment at which the proceedings' time was `start`. */
  readonly origin: Instant;
  /** Proceedings' time at `origin`. */
  readonly start: Instant;
  /** Proceedings' milliseconds that pass in one real millisecond; 86_400 is a day per second. Greater than 0. */
  readonly rate: number;
}

/** The clock of production: proceedings' time is real time. */
export const REAL_TIME: ProceedingsClock = {
  origin: '1970-01-01T00:00:00.000Z' as Instant,
  start: '1970-01-01T00:00:00.000Z' as Instant,
  rate: 1,
};

/** Proceedings' time at a real moment given in milliseconds since the epoch. */
export function toProceedingsTime(clock: ProceedingsClock, realMs: number): Instant {
  const elapsedMs = (realMs - Date.parse(clock.origin)) * clock.rate;
  return new Date(Date.parse(clock.start) + Math.round(elapsedMs)).toISOString() as Instant;
}

/** Real milliseconds since the epoch at which the proceedings reach `at`. */
export function toRealMs(clock: ProceedingsClock, at: Instant): number {
  return Date.parse(clock.origin) + (Date.parse(at) - Date.parse(clock.start)) / clock.rate;
}

/** Whether letters and pages must say that the time is not the real one. */
export function isRehearsal({ origin, rate, start }: ProceedingsClock): boolean {
  return rate !== 1 || start !== origin;
}
