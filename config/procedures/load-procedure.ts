import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkProcedure } from '../../domain/procedure/check-procedure.ts';
import type { Procedure } from '../../domain/procedure/procedure.ts';
import { FileError } from '../file-error.ts';
import { toFaults } from '../schema-faults.ts';
import { readYamlFile } from '../yaml-file.ts';
import { procedureSchema } from './procedure-schema.ts';

/** The procedures that Chancery comes with. */
export const PROCEDURES_FOLDER = fileURLToPath(new URL('.', import.meta.url));

/**
 * Reads one procedure file. Throws FileError with all faults together: first those of YAML, then those of form, then, in a
 * procedure of good form, those of sense (`checkProcedure`).
 */
export function loadProcedure(path: string): Procedure {
  const file = readYamlFile(path);
  const parsed = procedureSchema.safeParse(file.data);
  if (!parsed.success) throw new FileError(path, toFaults(file, parsed.error.issues));
  const procedure: Procedure = parsed.data;
  const issues = checkProcedure(procedure);
  if (issues.length > 0) {
    throw new FileError(
      path,
      issues.map((issue) => file.faultAt(issue.path, issue.expected, issue.came)),
    );
  }
  return procedure;
}

/** Reads every `*.yaml` of a folder. Throws FileError with the faults of all files, also if two files have one mechanism id. */
export function loadProcedures(folder: string = PROCEDURES_FOLDER): readonly Procedure[] {
  const faults: FileError['faults'][number][] = [];
  const loaded = new Map<string, { readonly path: string; readonly procedure: Procedure }>();
  for (const path of listFiles(folder)) {
    try {
      const procedure = loadProcedure(path);
      const other = loaded.get(procedure.id);
      if (other === undefined) loaded.set(procedure.id, { path, procedure });
      else
        faults.push(
          readYamlFile(path).faultAt(['id'], `an id that ${other.path} does not have`, procedure.id),
        );
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      faults.push(...error.faults);
    }
  }
  if (faults.length > 0) throw new FileError(folder, faults);
  return [...loaded.values()].map(({ procedure }) => procedure);
}

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name));
}
