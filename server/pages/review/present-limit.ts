import type { CivilDate } from '../../../domain/calendar/time.ts';
import type { DateStep, TimeLimit } from '../../../domain/review/time-limit.ts';
import { type DayView, toDayViewOrNull } from '../day-view.ts';
import { type BasisView, type StandingMark, toBasisView, toStandingMark } from '../standing-mark.ts';
import { toUrgency, type Urgency } from '../urgency.ts';
import type { NameOf } from './name-of.ts';

/** A time limit of the timetable, with the answer to "why this date". */
export interface LimitView {
  /** Anchor on the page. */
  readonly id: string;
  readonly title: string;
  readonly owedBy: string;
  readonly opened: DayView | null;
  readonly due: DayView | null;
  /** Said in place of a due date. */
  readonly noDue: string;
  readonly met: DayView | null;
  readonly urgency: Urgency;
  readonly mark: StandingMark;
  readonly steps: readonly StepView[];
  /** What is owed at all, and on what ground; the date has its own reasons. */
  readonly basis: BasisView;
}

export interface StepView {
  readonly kind: string;
  readonly explanation: string;
  /** The day after this step, where the step moved it. */
  readonly day: DayView | null;
  readonly basis: BasisView;
  readonly act: number | null;
}

export function toLimitView(limit: TimeLimit, nameOf: NameOf, today: CivilDate): LimitView {
  return {
    id: toLimitId(limit),
    title: limit.title,
    owedBy: nameOf(limit.party),
    opened: toDayViewOrNull(limit.openedOn),
    due: toDayViewOrNull(limit.dueOn),
    noDue: limit.status === 'suspended' ? 'Set when resumed' : 'No date',
    met: toDayViewOrNull(limit.metOn),
    urgency: toUrgency(limit, today),
    mark: toStandingMark(limit.standing),
    steps: limit.steps.map(toStepView),
    basis: toBasisView(limit.basis),
  };
}

/** `limit-questionnaire-NGA`. */
function toLimitId({ obligation, party }: TimeLimit): string {
  return `limit-${obligation}-${party}`;
}

function toStepView(step: DateStep): StepView {
  return {
    kind: nameStep(step.kind),
    explanation: step.explanation,
    day: step.to === step.from ? null : toDayViewOrNull(step.to),
    basis: toBasisView(step.basis),
    act: step.act,
  };
}

function nameStep(kind: DateStep['kind']): string {
  switch (kind) {
    case 'trigger':
      return 'Counts from';
    case 'count':
      return 'Time given';
    case 'extension':
      return 'Extension';
    case 'suspension':
      return 'Suspension';
    case 'non-working-days':
      return 'Days off';
    case 'end-of-day':
      return 'End of the day';
  }
}
