import type { Procedure } from '../../domain/procedure/procedure.ts';

/** Reads one procedure file. Throws ProcedureFileError with every fault: file, line, column, path, expected, came. */
export function loadProcedure(path: string): Procedure {
  throw new Error(`not written yet: ${path}`);
}

/** Reads every `*.yaml` of a folder, in order of mechanism id. Throws ProcedureFileError, also on two files of one mechanism. */
export function loadProcedures(folder: string): readonly Procedure[] {
  throw new Error(`not written yet: ${folder}`);
}
