import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { takeFileLock } from './file-lock.ts';
import { choosePlace } from './postgres/place.ts';
import { endOrphan as endOrphanPostgres } from './postgres/postmaster.ts';
import { DataFolderInUse } from './start-stack.ts';
import { endOrphanTemporal } from './start-temporal.ts';

/**
 * Removes a data folder and all that belongs to it: servers that a killed run left behind, and a database that is kept
 * elsewhere. Whether the folder may be removed is for the caller to know.
 *
 * @throws DataFolderInUse when a stack runs on it.
 */
export async function clearDataFolder(dataFolder: string, say: (line: string) => void): Promise<void> {
  const folder = resolve(dataFolder);
  const lock = await takeFileLock(join(folder, 'chancery.lock'));
  if (!('release' in lock)) throw new DataFolderInUse(folder, lock.heldBy);
  const place = await choosePlace(folder, say);
  await endOrphanPostgres(place, say);
  await endOrphanTemporal(folder, say);
  await rm(place.cluster, { recursive: true, force: true });
  if (place.folder !== folder) await rm(place.folder, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
}
