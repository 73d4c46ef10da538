import { readFileSync } from 'node:fs';
import { FileError } from './file-error.ts';

/** Text of a UTF-8 file. Throws FileError, as for any other fault in it, if it cannot be read. */
export function readTextFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const came = error instanceof Error ? error.message : String(error);
    throw new FileError(file, [
      { file, line: 1, column: 1, path: '', expected: 'a file that can be read', came },
    ]);
  }
}
