import type { Ladder, LadderId, Obligation, ObligationId, Procedure, Step, StepId } from './procedure.ts';

export function findStep(procedure: Procedure, id: StepId): Step | undefined {
  return procedure.steps.find((step) => step.id === id);
}

/** For ids that the procedure itself uses: its checks have made sure that they exist. Throws otherwise. */
export function requireStep(procedure: Procedure, id: StepId): Step {
  const step = findStep(procedure, id);
  if (step === undefined) throw new Error(`procedure ${procedure.id} has no step ${id}`);
  return step;
}

export function findObligation(procedure: Procedure, id: ObligationId): Obligation | undefined {
  return procedure.obligations.find((obligation) => obligation.id === id);
}

/** For ids that the procedure itself uses. Throws where there is none. */
export function requireLadder(procedure: Procedure, id: LadderId): Ladder {
  const ladder = procedure.ladders.find((candidate) => candidate.id === id);
  if (ladder === undefined) throw new Error(`procedure ${procedure.id} has no ladder ${id}`);
  return ladder;
}
