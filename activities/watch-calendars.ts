import { describeMissingYear, type Offices } from '../domain/calendar/offices.ts';
import type { ProceedingsClock } from '../domain/calendar/proceedings-clock.ts';
import type { Register } from '../register/database.ts';
import { reportMissingYear } from '../register/missing-years.ts';
import { nowOf } from './post-round.ts';
import type { Pulse } from './pulse.ts';

interface WatchDependencies {
  readonly register: Register;
  readonly clock: ProceedingsClock;
  readonly offices: Offices;
  readonly pulse: Pick<Pulse, 'warn'>;
}

/**
 * Says that the holidays of the proceedings' year are not known, by a task and in the log, once for each year. Letters go on by
 * weekends alone.
 */
export async function watchCalendars({
  register,
  offices,
  pulse,
  ...round
}: WatchDependencies): Promise<void> {
  const year = Number(nowOf(round).slice(0, 4));
  if (offices.knowsYear(year) || !(await reportMissingYear(register, year))) return;
  pulse.warn(describeMissingYear(year), { year });
}
