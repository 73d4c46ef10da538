import { daysBetween } from '../../domain/calendar/civil-date.ts';
import type { CivilDate, Instant } from '../../domain/calendar/time.ts';
import type { Register } from '../../register/database.ts';

/** Where a rehearsal stands. */
export interface Standing {
  readonly today: CivilDate;
  readonly acts: number;
  /** Letters that have left. */
  readonly letters: number;
  /** Time limits overdue. */
  readonly overdue: number;
}

/** Counts what the register holds. `now` and `today` are proceedings' time. */
export async function readStanding(register: Register, now: Instant, today: CivilDate): Promise<Standing> {
  const count = register.fn.countAll<string>().as('count');
  const [acts, letters, overdue] = await Promise.all([
    register.selectFrom('acts').select(count).executeTakeFirstOrThrow(),
    register.selectFrom('letters').select(count).where('status', '=', 'sent').executeTakeFirstOrThrow(),
    register
      .selectFrom('time_limits')
      .select(count)
      .where('status', '=', 'running')
      .where('due_at', '<=', now)
      .executeTakeFirstOrThrow(),
  ]);
  return { today, acts: Number(acts.count), letters: Number(letters.count), overdue: Number(overdue.count) };
}

/** `2021-01-14  day 90 of 190   212 acts   1034 letters   3 time limits overdue`. */
export function describeStanding(
  { today, acts, letters, overdue }: Standing,
  from: CivilDate,
  until: CivilDate,
): string {
  const day = Math.max(0, Math.min(daysBetween(from, today), daysBetween(from, until)));
  const columns = [
    `${today}  day ${String(day).padStart(3)} of ${daysBetween(from, until)}`,
    `${String(acts).padStart(5)} acts`,
    `${String(letters).padStart(6)} letters`,
    `${String(overdue).padStart(4)} time limits overdue`,
  ];
  return columns.join('  ');
}
