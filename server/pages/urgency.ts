import { daysBetween } from '../../domain/calendar/civil-date.ts';
import { toEnglishDays } from '../../domain/calendar/english.ts';
import type { CivilDate } from '../../domain/calendar/time.ts';
import type { TimeLimitStatus } from '../../domain/review/time-limit.ts';

/** Days before a due date from which it is shown as near. */
const NEAR_DAYS = 14;

/** How a time limit stands today, in words; the tone only repeats them in colour and sign. */
export interface Urgency {
  readonly tone: 'late' | 'near' | 'running' | 'paused' | 'done' | 'idle';
  readonly text: string;
}

/** What of a time limit decides its urgency; a time limit and a line of the board both have it. */
interface Timed {
  readonly status: TimeLimitStatus;
  readonly dueOn: CivilDate | null;
  readonly metOn?: CivilDate | null;
  readonly remainingDays?: number | null;
}

export function toUrgency(limit: Timed, today: CivilDate): Urgency {
  switch (limit.status) {
    case 'met':
      return { tone: 'done', text: toMetText(limit) };
    case 'waived':
      return { tone: 'done', text: 'waived' };
    case 'closed':
      return { tone: 'idle', text: 'ended with the review' };
    case 'awaiting':
      return { tone: 'idle', text: 'not running yet' };
    case 'open':
      return { tone: 'idle', text: 'no time limit found' };
    case 'suspended':
      return { tone: 'paused', text: toSuspendedText(limit.remainingDays) };
    case 'running':
      return limit.dueOn === null
        ? { tone: 'idle', text: 'running' }
        : toRunning(daysBetween(today, limit.dueOn));
  }
}

function toRunning(days: number): Urgency {
  if (days < 0) return { tone: 'late', text: `${toEnglishDays(-days)} late` };
  if (days === 0) return { tone: 'near', text: 'due today' };
  return { tone: days <= NEAR_DAYS ? 'near' : 'running', text: `${toEnglishDays(days)} left` };
}

function toMetText({ metOn, dueOn }: Timed): string {
  const lateBy = metOn != null && dueOn !== null ? daysBetween(dueOn, metOn) : 0;
  return lateBy > 0 ? `met ${toEnglishDays(lateBy)} late` : 'met';
}

function toSuspendedText(remainingDays: number | null | undefined): string {
  return remainingDays == null
    ? 'suspended'
    : `suspended, ${toEnglishDays(remainingDays)} ${remainingDays === 1 ? 'remains' : 'remain'}`;
}
