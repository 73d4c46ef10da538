import type { CivilDate, Instant } from '../calendar/time.ts';
import { requireStep } from '../procedure/lookup.ts';
import type { Obligation, Procedure } from '../procedure/procedure.ts';
import type { Act, Opening, StepTaken } from './acts.ts';
import { partiesOwing } from './owed.ts';
import type { ReviewState } from './review-state.ts';
import { findLatest, findStepTakenByAll } from './steps-taken.ts';

/** The event that an obligation's time counts from, once it has happened. */
export interface TriggerEvent {
  readonly on: CivilDate;
  /** The act whose day counts. */
  readonly act: Act<Opening> | Act<StepTaken>;
  /** Last recording that was needed to know the day: of several parties' steps, the one entered last. */
  readonly knownAt: Instant;
}

/** Undefined while the event has not happened; a step that several parties take happens when the last of them takes it. */
export function findTrigger(
  procedure: Procedure,
  state: ReviewState,
  { runsFrom }: Obligation,
): TriggerEvent | undefined {
  switch (runsFrom.event) {
    case 'review-opened':
    case 'resolution-adopted':
      return { on: state.opened.body.on, act: state.opened, knownAt: state.opened.recordedAt };
    case 'step-taken': {
      const takers = partiesOwing(requireStep(procedure, runsFrom.step).by, state);
      const taken = findStepTakenByAll(state, runsFrom.step, takers) ?? [];
      const latest = findLatest(taken);
      if (latest === undefined) return undefined;
      return { on: latest.body.on, act: latest, knownAt: lastRecording(taken, latest.recordedAt) };
    }
  }
}

function lastRecording(acts: readonly Act[], from: Instant): Instant {
  return acts.reduce((last, { recordedAt }) => (recordedAt > last ? recordedAt : last), from);
}
