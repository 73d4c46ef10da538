import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { clearDataFolder } from '../../server/stack/clear-data-folder.ts';

/** Lies in every folder that a rehearsal made, and in no other. */
const MARK = 'rehearsal';

/**
 * Makes the folder afresh: what an earlier rehearsal left there is ended and removed.
 *
 * @throws Error when something else lies there, since it may be somebody's data; DataFolderInUse when it is in use.
 */
export async function makeFreshFolder(folder: string, say: (line: string) => void): Promise<string> {
  const path = resolve(folder);
  const found = await readdir(path).catch(() => []);
  if (found.length > 0) {
    if (!existsSync(join(path, MARK))) {
      throw new Error(
        `${path} was not made by a rehearsal, so it is left alone. Choose another folder with --data, or remove it yourself.`,
      );
    }
    await clearDataFolder(path, say);
  }
  await mkdir(path, { recursive: true, mode: 0o700 });
  await writeFile(
    join(path, MARK),
    'Made by npm run rehearse, which removes this folder when it starts again.\n',
  );
  return path;
}
