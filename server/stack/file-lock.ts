import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { identifyProcess, isRunning, parseProcessIdentity } from './process-identity.ts';

/** A lock on something that one process at a time may do; ends with `release`, or with the process that holds it. */
export interface FileLock {
  release(): Promise<void>;
}

/**
 * Takes the lock kept in the file at `path`, or answers with the id of the running process that holds it.
 * A lock left by a process that is gone (kill -9, power cut) is taken over, by one process alone: to replace it one must
 * hold the lock on its succession, which is named for what stands in it, and must still find it there. The file is never
 * absent meanwhile, so nobody can slip in.
 */
export async function takeFileLock(path: string): Promise<FileLock | { readonly heldBy: number }> {
  await mkdir(dirname(path), { recursive: true });
  const mine = JSON.stringify(identifyProcess(process.pid));
  // Written aside and put into place whole, so that nobody ever reads half a lock.
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, mine, { mode: 0o600 });
  const lock: FileLock = { release: () => releaseLock(path, mine) };
  try {
    for (;;) {
      if (await linkUnlessPresent(draft, path)) return lock;
      const found = await findText(path);
      if (found === undefined) continue;
      const holder = parseProcessIdentity(found);
      if (holder !== undefined && isRunning(holder)) return { heldBy: holder.pid };
      const succession = await takeFileLock(toSuccessionPath(path, found));
      if ('heldBy' in succession) return succession;
      try {
        if ((await findText(path)) === found) {
          await rename(draft, path);
          return lock;
        }
      } finally {
        await succession.release();
      }
    }
  } finally {
    await rm(draft, { force: true });
  }
}

async function linkUnlessPresent(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function toSuccessionPath(path: string, stale: string): string {
  return `${path}.after-${createHash('sha256').update(stale).digest('hex').slice(0, 16)}`;
}

async function findText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

async function releaseLock(path: string, mine: string): Promise<void> {
  const found = await readFile(path, 'utf8').catch(() => '');
  if (found === mine) await rm(path, { force: true });
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
