import type { CivilDate, Instant, TimeSpan, ZoneName } from '../calendar/time.ts';
import type { Basis, LadderId, ObligationId, StageId, Standing, StepId } from '../procedure/procedure.ts';
import type { Actor } from './acts.ts';

/** `questionnaire/NGA`: an obligation and who owes it. Unique within a review. */
export type TimeLimitKey = string & { readonly brand: 'TimeLimitKey' };

export function toTimeLimitKey(obligation: ObligationId, party: Actor): TimeLimitKey {
  return `${obligation}/${party}` as TimeLimitKey;
}

/**
 * Where a time limit stands by the acts alone; whether a running one is overdue is a question of the day (`isOverdue`).
 * `awaiting`: its trigger has not happened. `open`: owed, but no time limit was found in the procedure.
 */
export type TimeLimitStatus = 'awaiting' | 'open' | 'running' | 'suspended' | 'met' | 'waived' | 'closed';

/** What a step of a date's reasoning says, for texts in any language. Days are civil days of the procedure's zone. */
export type DateStepFacts =
  | { readonly kind: 'review-started'; readonly on: CivilDate }
  | { readonly kind: 'resolution-adopted'; readonly resolution: string; readonly on: CivilDate }
  | { readonly kind: 'step-taken'; readonly step: StepId; readonly by: Actor; readonly on: CivilDate }
  | {
      readonly kind: 'counted';
      readonly span: TimeSpan;
      readonly from: CivilDate;
      readonly to: CivilDate;
      /** The month ended before the day counted to, so its last day was taken. */
      readonly clamped: boolean;
    }
  | { readonly kind: 'extended'; readonly by: TimeSpan; readonly on: CivilDate; readonly to: CivilDate }
  | { readonly kind: 'suspended'; readonly since: CivilDate; readonly daysLeft: number }
  | {
      readonly kind: 'resumed';
      readonly since: CivilDate;
      readonly until: CivilDate;
      readonly days: number;
      readonly to: CivilDate;
    }
  | { readonly kind: 'non-working-day'; readonly on: CivilDate }
  | { readonly kind: 'end-of-day'; readonly on: CivilDate; readonly zone: ZoneName };

/** One step of the reasoning that led to a due date. */
export interface DateStep {
  readonly kind: 'trigger' | 'count' | 'extension' | 'suspension' | 'end-of-day' | 'non-working-days';
  /** Day before this step; `null` for the trigger. */
  readonly from: CivilDate | null;
  /** Day after this step; `null` while suspended. */
  readonly to: CivilDate | null;
  /** What happened, in one English sentence for officers. */
  readonly explanation: string;
  /** The same as facts. Absent in timetables that were entered before steps had them. */
  readonly facts?: DateStepFacts;
  /** Where the basis stands in the procedure: `obligation.feedback.time`, for its translation. Absent for what rests on an act. */
  readonly basisKey?: string;
  readonly basis: Basis;
  /** Sequence of the act behind this step, where there is one. */
  readonly act: number | null;
}

/** An obligation running against one party of one review. */
export interface TimeLimit {
  readonly key: TimeLimitKey;
  readonly obligation: ObligationId;
  readonly title: string;
  readonly stage: StageId;
  readonly party: Actor;
  readonly ladder: LadderId | null;
  readonly status: TimeLimitStatus;
  /** Day the time began to run; `null` while awaiting. */
  readonly openedOn: CivilDate | null;
  /** Last day of the time limit; `null` where none runs, and while suspended with time remaining. */
  readonly dueOn: CivilDate | null;
  /** End of `dueOn` in the procedure's zone, exclusive: the first moment that is too late. */
  readonly dueAt: Instant | null;
  /** Days that remained when the review was suspended; `null` unless suspended with time remaining. */
  readonly remainingDays: number | null;
  readonly metOn: CivilDate | null;
  /** Recording of the newest act that this due date rests on; rungs before it are not sent. */
  readonly knownAt: Instant | null;
  /** Weakest standing among the steps that made the date, or of the obligation itself where there is no date. */
  readonly standing: Standing;
  readonly basis: Basis;
  readonly steps: readonly DateStep[];
}
