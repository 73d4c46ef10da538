import { addDays, addSpan, daysBetween } from '../calendar/civil-date.ts';
import type { CivilDate, Instant } from '../calendar/time.ts';
import { addSpans } from '../calendar/time-span.ts';
import type { ObligationId, Procedure, TimeRule } from '../procedure/procedure.ts';
import type { Act, ExtensionGranted } from './acts.ts';
import {
  explainCount,
  explainEndOfDay,
  explainExtension,
  explainNonWorkingDays,
  explainSuspension,
} from './explain-date.ts';
import type { Suspension } from './review-state.ts';
import type { DateStep } from './time-limit.ts';
import type { TriggerEvent } from './trigger.ts';

/** A due date with its reasons. */
export interface DueDate {
  /** `null` while suspended with time remaining. */
  readonly dueOn: CivilDate | null;
  /** Days left when the review was suspended; `null` unless `dueOn` is. */
  readonly remainingDays: number | null;
  /** Newest recording that the date rests on. */
  readonly knownAt: Instant;
  /** From the count onward; the trigger comes before. */
  readonly steps: readonly DateStep[];
}

export interface DueDateInput {
  readonly procedure: Procedure;
  readonly obligation: ObligationId;
  readonly time: TimeRule;
  readonly trigger: TriggerEvent;
  /** Of this obligation and party alone. */
  readonly extensions: readonly Act<ExtensionGranted>[];
  /** In order, none overlapping another. */
  readonly suspensions: readonly Suspension[];
}

/**
 * The last day of a time limit: the rule's span and all extensions added up and counted once from the trigger's day,
 * so that the order of extensions and the lengths of months in between change nothing; then the days lost to suspensions.
 */
export function computeDueDate(input: DueDateInput): DueDate {
  const { procedure, trigger, suspensions } = input;
  const counted = countSpans(input);
  const moved = applySuspensions(counted.dueOn, trigger.on, suspensions);
  const steps = [...counted.steps, ...moved.steps];
  const knownAt = [...input.extensions.map(({ recordedAt }) => recordedAt), ...moved.recordings].reduce(
    (newest, at) => (at > newest ? at : newest),
    trigger.knownAt,
  );
  if (moved.remainingDays !== null) {
    return { dueOn: null, remainingDays: moved.remainingDays, knownAt, steps };
  }
  const { dueOn } = moved;
  return {
    dueOn,
    remainingDays: null,
    knownAt,
    steps: [...steps, ...explainNonWorkingDays(dueOn, procedure), explainEndOfDay(dueOn, procedure)],
  };
}

function countSpans({ obligation, time, trigger, extensions }: DueDateInput): {
  readonly dueOn: CivilDate;
  readonly steps: readonly DateStep[];
} {
  const from = trigger.on;
  const first = addSpan(from, time.span, { monthEnd: 'last-day' });
  const steps = [explainCount({ from, to: first, obligation, time })];
  let dueOn = first;
  extensions.forEach((extension, index) => {
    const granted = extensions.slice(0, index + 1).map(({ body }) => body.by);
    const to = addSpan(from, addSpans([time.span, ...granted]), { monthEnd: 'last-day' });
    steps.push(explainExtension({ from: dueOn, to, extension }));
    dueOn = to;
  });
  return { dueOn, steps };
}

interface Moved {
  readonly dueOn: CivilDate;
  readonly remainingDays: number | null;
  readonly recordings: readonly Instant[];
  readonly steps: readonly DateStep[];
}

/**
 * Each suspension moves the date by the days it took from this limit, if time was still running when it began.
 * The day it began is not used up: due that very day, the limit is due on the day of resumption.
 */
function applySuspensions(
  countedOn: CivilDate,
  openedOn: CivilDate,
  suspensions: readonly Suspension[],
): Moved {
  return suspensions.reduce<Moved>(
    (before, suspension) => {
      const { dueOn } = before;
      const stoppedOn = suspension.from > openedOn ? suspension.from : openedOn;
      if (stoppedOn > dueOn) return before;
      if (suspension.until === null) {
        const remainingDays = daysBetween(stoppedOn, dueOn);
        return {
          dueOn,
          remainingDays,
          recordings: [...before.recordings, suspension.knownAt],
          steps: [
            ...before.steps,
            explainSuspension({ from: dueOn, to: null, suspension, days: remainingDays }),
          ],
        };
      }
      const lostDays = daysBetween(stoppedOn, suspension.until);
      if (lostDays <= 0) return before;
      const to = addDays(dueOn, lostDays);
      return {
        dueOn: to,
        remainingDays: null,
        recordings: [...before.recordings, suspension.knownAt],
        steps: [...before.steps, explainSuspension({ from: dueOn, to, suspension, days: lostDays })],
      };
    },
    { dueOn: countedOn, remainingDays: null, recordings: [], steps: [] },
  );
}
