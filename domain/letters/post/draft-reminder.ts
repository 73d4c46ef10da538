import { addDays, daysBetween } from '../../calendar/civil-date.ts';
import type { CivilDate, Instant } from '../../calendar/time.ts';
import { atLocalTime, toCivilDate } from '../../calendar/zoned.ts';
import type { Procedure } from '../../procedure/procedure.ts';

/** A letter that nobody has signed is remembered after so many days, and again after each of these weeks. */
const FIRST_AFTER_DAYS = 3;
const AGAIN_EACH_DAYS = 7;

/** When the officers are reminded of a letter that waits for a signature. */
export interface DraftReminder {
  /** Civil day in the procedure's zone. */
  readonly day: CivilDate;
  readonly at: Instant;
}

/** The newest reminder that has come, `null` before the first, and the moment of the next one. */
export function remindOfDraft(
  waitsSince: Instant,
  { zone, noticeTime }: Pick<Procedure, 'zone' | 'noticeTime'>,
  now: Instant,
): { readonly due: DraftReminder | null; readonly nextAt: Instant } {
  const since = toCivilDate(waitsSince, zone);
  const reminder = (index: number): DraftReminder => {
    const day = addDays(since, FIRST_AFTER_DAYS + index * AGAIN_EACH_DAYS);
    return { day, at: atLocalTime(day, noticeTime, zone) };
  };
  const days = daysBetween(since, toCivilDate(now, zone));
  const today = Math.max(-1, Math.floor((days - FIRST_AFTER_DAYS) / AGAIN_EACH_DAYS));
  // On the day itself, before the hour of notices, the one before is still the newest.
  const newest = today >= 0 && reminder(today).at > now ? today - 1 : today;
  return { due: newest < 0 ? null : reminder(newest), nextAt: reminder(newest + 1).at };
}
