import type { StepId } from '../procedure/procedure.ts';
import type { Act, Actor, StepTaken } from './acts.ts';
import type { ReviewState } from './review-state.ts';

/** The act by which the party first took the step, by day and then by recording; undefined while it has not. */
export function findStepTaken(state: ReviewState, step: StepId, party: Actor): Act<StepTaken> | undefined {
  return state.steps
    .filter(({ body }) => body.step === step && body.party === party)
    .reduce<Act<StepTaken> | undefined>(
      (first, act) => (first === undefined || act.body.on < first.body.on ? act : first),
      undefined,
    );
}

/** Each party's first taking of the step; undefined while one of them has not taken it. */
export function findStepTakenByAll(
  state: ReviewState,
  step: StepId,
  parties: readonly Actor[],
): readonly Act<StepTaken>[] | undefined {
  const taken = parties.flatMap((party) => findStepTaken(state, step, party) ?? []);
  return taken.length === parties.length ? taken : undefined;
}

/** Of several takings the one on the latest day, the later recorded if on one day; undefined of none. */
export function findLatest(acts: readonly Act<StepTaken>[]): Act<StepTaken> | undefined {
  return acts.reduce<Act<StepTaken> | undefined>(
    (latest, act) => (latest === undefined || isLater(act, latest) ? act : latest),
    undefined,
  );
}

function isLater(act: Act<StepTaken>, than: Act<StepTaken>): boolean {
  if (act.body.on !== than.body.on) return act.body.on > than.body.on;
  return act.sequence > than.sequence;
}
