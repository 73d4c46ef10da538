import type { CivilDate } from '../calendar/time.ts';
import { endOfDay } from '../calendar/zoned.ts';
import type { Obligation, Procedure } from '../procedure/procedure.ts';
import type { Actor } from './acts.ts';
import { computeDueDate, type DueDate } from './due-date.ts';
import { explainTrigger } from './explain-date.ts';
import { findFulfilment, findWaiver } from './fulfilment.ts';
import { partiesOwing } from './owed.ts';
import type { ReviewState, Suspension } from './review-state.ts';
import { weakestStanding } from './standing.ts';
import { type TimeLimit, type TimeLimitStatus, toTimeLimitKey } from './time-limit.ts';
import { findTrigger, type TriggerEvent } from './trigger.ts';

/** Every obligation of the review against everyone who owes it, in the procedure's order, by the acts alone. */
export function timetable(procedure: Procedure, state: ReviewState): readonly TimeLimit[] {
  return procedure.obligations.flatMap((obligation) =>
    partiesOwing(obligation.owedBy, state).map((party) =>
      toTimeLimit({ procedure, state, obligation, party }),
    ),
  );
}

interface Owed {
  readonly procedure: Procedure;
  readonly state: ReviewState;
  readonly obligation: Obligation;
  readonly party: Actor;
}

function toTimeLimit(owed: Owed): TimeLimit {
  const { procedure, state, obligation, party } = owed;
  const trigger = findTrigger(procedure, state, obligation);
  const end = findEnd(owed);
  const due = trigger === undefined ? undefined : findDueDate(owed, trigger, end.on);
  const steps = trigger === undefined ? [] : [explainTrigger(trigger, owed), ...(due?.steps ?? [])];
  const dueOn = due?.dueOn ?? null;
  return {
    key: toTimeLimitKey(obligation.id, party),
    obligation: obligation.id,
    title: obligation.title,
    stage: obligation.stage,
    party,
    ladder: obligation.ladder,
    status: end.status ?? statusOfRunning(trigger !== undefined, due),
    openedOn: trigger?.on ?? null,
    dueOn,
    dueAt: dueOn === null ? null : endOfDay(dueOn, procedure.zone),
    remainingDays: due?.remainingDays ?? null,
    metOn: end.status === 'met' ? end.on : null,
    knownAt: due?.knownAt ?? trigger?.knownAt ?? null,
    standing:
      due === undefined ? obligation.basis.standing : weakestStanding(steps, obligation.basis.standing),
    basis: obligation.basis,
    steps,
  };
}

type End =
  | { readonly status: 'met' | 'waived' | 'closed'; readonly on: CivilDate }
  | { readonly status: null; readonly on: null };

/** What ended the obligation. What was done counts before what was waived, and both before the closing of the review. */
function findEnd({ procedure, state, obligation, party }: Owed): End {
  const fulfilment = findFulfilment(procedure, state, obligation, party);
  if (fulfilment !== undefined) return { status: 'met', on: fulfilment.body.on };
  const waiver = findWaiver(state, obligation, party);
  if (waiver !== undefined) return { status: 'waived', on: waiver.body.on };
  if (state.closedOn !== null) return { status: 'closed', on: state.closedOn };
  return { status: null, on: null };
}

/** Undefined where the procedure gives no time. */
function findDueDate(
  { procedure, state, obligation, party }: Owed,
  trigger: TriggerEvent,
  endedOn: CivilDate | null,
): DueDate | undefined {
  if (obligation.time === null) return undefined;
  return computeDueDate({
    procedure,
    obligation: obligation.id,
    time: obligation.time,
    trigger,
    extensions: state.extensions.filter(
      ({ body }) => body.obligation === obligation.id && body.party === party,
    ),
    suspensions: endedOn === null ? state.suspensions : suspensionsUntil(endedOn, state.suspensions),
  });
}

/** A suspension takes no time from an obligation that has ended: what came after is left out, what lasted is cut. */
function suspensionsUntil(endedOn: CivilDate, suspensions: readonly Suspension[]): readonly Suspension[] {
  return suspensions
    .filter(({ from }) => from < endedOn)
    .map((suspension) => {
      const { until } = suspension;
      return { ...suspension, until: until === null || until > endedOn ? endedOn : until };
    });
}

function statusOfRunning(triggered: boolean, due: DueDate | undefined): TimeLimitStatus {
  if (!triggered) return 'awaiting';
  if (due === undefined) return 'open';
  return due.remainingDays === null ? 'running' : 'suspended';
}
