import { FileError } from '../file-error.ts';
import { readYamlFile } from '../yaml-file.ts';
import { readTakeOverCsv } from './read-take-over-csv.ts';

/** A file of reviews under way, as the API takes it, with the place in the text of what stands at a JSON pointer. */
export interface TakeOverFile {
  /** `{ "reviews": […] }`, of good form in the eyes of its writer alone: the API checks it. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Line and column, counted from 1, of what a pointer such as `/reviews/0/acts/3/on` names, or of the nearest that holds it. */
  placeOf(pointer: string): { readonly line: number; readonly column: number };
}

/** Reads a take-over file: CSV by the ending `.csv`, else JSON. Throws FileError with all faults of form together. */
export function readTakeOverFile(path: string): TakeOverFile {
  return path.toLowerCase().endsWith('.csv') ? readTakeOverCsv(path) : readJson(path);
}

/** JSON is YAML, and the reader of YAML knows where each value stands. */
function readJson(path: string): TakeOverFile {
  const file = readYamlFile(path);
  const { data } = file;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw new FileError(path, [file.faultAt([], 'an object with the field "reviews"', typeof data)]);
  }
  return {
    body: { ...data },
    placeOf: (pointer) => file.faultAt(toPath(pointer), '', ''),
  };
}

/** RFC 6901; a token of digits is an index, since no object of the file has such a key. */
function toPath(pointer: string): readonly PropertyKey[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) =>
      /^\d+$/.test(token) ? Number(token) : token.replaceAll('~1', '/').replaceAll('~0', '~'),
    );
}
