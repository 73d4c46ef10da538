import type { Instant } from '../../../domain/calendar/time.ts';
import { toCivilDate } from '../../../domain/calendar/zoned.ts';
import type { NextTimeLimit, ReviewRow } from '../../../register/review-row.ts';
import { type DayView, toDayViewOrNull } from '../day-view.ts';
import type { PageProcedures } from '../page-procedures.ts';
import { type StandingMark, toStandingMark } from '../standing-mark.ts';
import { toUrgency, type Urgency } from '../urgency.ts';

/** One review on the board. */
export interface BoardLine {
  readonly href: string;
  readonly code: string;
  readonly name: string;
  /** `Phase 1, group 2`. */
  readonly place: string;
  readonly sample: boolean;
  readonly reviewers: readonly { readonly code: string; readonly name: string }[];
  readonly stage: string;
  readonly next: NextView | null;
  /** Said where there is no next time limit, or instead of it. */
  readonly condition: string | null;
  /** Overdue time limits besides the next. */
  readonly furtherLate: number;
}

export interface NextView {
  readonly title: string;
  readonly owedBy: string;
  readonly due: DayView | null;
  readonly urgency: Urgency;
  readonly mark: StandingMark;
}

export function toBoardLine(row: ReviewRow, procedures: PageProcedures, now: Instant): BoardLine {
  const next = row.next === null ? null : toNextView(row.next, row.mechanism, procedures, now);
  return {
    href: `/reviews/${row.key}`,
    code: row.party,
    name: row.partyName,
    place: row.group === null ? `Phase ${row.phase}` : `Phase ${row.phase}, group ${row.group}`,
    sample: row.sample,
    reviewers: row.reviewers,
    stage: row.stage === null ? '–' : procedures.stageTitle(row.mechanism, row.stage),
    next,
    condition: toCondition(row),
    furtherLate: Math.max(0, row.overdue - (next?.urgency.tone === 'late' ? 1 : 0)),
  };
}

function toNextView(
  next: NextTimeLimit,
  mechanism: string,
  procedures: PageProcedures,
  now: Instant,
): NextView {
  return {
    title: next.title,
    owedBy: next.partyName ?? 'The secretariat',
    due: toDayViewOrNull(next.dueOn),
    urgency: toUrgency(next, toCivilDate(now, procedures.zoneOf(mechanism))),
    mark: toStandingMark(next.standing),
  };
}

function toCondition({ closedOn, suspended, next }: ReviewRow): string | null {
  if (closedOn !== null) return 'Closed';
  if (suspended) return 'Suspended';
  return next === null ? 'Nothing is owed' : null;
}
