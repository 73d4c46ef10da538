import type { Procedure } from './procedure.ts';

/** A fault in what a procedure says, found without its file. */
export interface ProcedureIssue {
  /** Where: `['obligations', 3, 'stage']`. */
  readonly path: readonly (string | number)[];
  readonly expected: string;
  readonly came: string;
}

/** Checks what a schema cannot: references, order, and rules that would never run. Empty when all is well. */
export function checkProcedure(procedure: Procedure): readonly ProcedureIssue[] {
  throw new Error(`not written yet: ${procedure.id}`);
}
