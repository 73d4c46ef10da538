import { type ProceedingsClock, REAL_TIME } from '../domain/calendar/proceedings-clock.ts';
import type { Register } from './database.ts';

/**
 * Writes the clock at first start and returns the one that the register holds, which never changes.
 * @throws {Error} if the register holds another clock and `clock` is not real time: a rehearsal needs its own data.
 */
export async function fixClock(register: Register, clock: ProceedingsClock): Promise<ProceedingsClock> {
  const { origin, start, rate } = clock;
  await register
    .insertInto('clock')
    .values({ origin, start, rate })
    .onConflict((conflict) => conflict.column('singleton').doNothing())
    .execute();
  const held = await readClock(register);
  if (!isSameClock(held, clock) && !isSameClock(clock, REAL_TIME)) {
    throw new Error(
      `this register runs by the clock ${JSON.stringify(held)}, and was given ${JSON.stringify(clock)}; ` +
        'a clock cannot be changed, so use another data folder or database',
    );
  }
  return held;
}

/** The clock that the register holds. @throws {Error} before `fixClock`. */
export async function readClock(register: Register): Promise<ProceedingsClock> {
  return await register.selectFrom('clock').select(['origin', 'start', 'rate']).executeTakeFirstOrThrow();
}

function isSameClock(one: ProceedingsClock, other: ProceedingsClock): boolean {
  return one.origin === other.origin && one.start === other.start && one.rate === other.rate;
}
