import { FileError } from '../file-error.ts';
import { readYamlFile } from '../yaml-file.ts';
import { readTakeOverCsv } from './read-take-over-csv.ts';
import type { TakeOverFile } from './take-over-file.ts';

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
