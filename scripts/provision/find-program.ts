import { access, constants, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { Environment } from './cache-folder.ts';

/** Path of the first program of that name on the `PATH`; `undefined` when there is none. */
export async function findProgram(name: string, environment: Environment): Promise<string | undefined> {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  for (const folder of (environment['PATH'] ?? '').split(delimiter)) {
    if (folder === '') continue;
    const path = join(folder, name + suffix);
    if (await isProgram(path)) return path;
  }
  return undefined;
}

/** Whether a file that may be executed lies at `path`. */
export async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
