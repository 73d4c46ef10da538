import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { identifyProcess, isRunning, parseProcessIdentity } from './process-identity.ts';

/** A lock on something that one process at a time may do; ends with `release`, or with the process that holds it. */
export interface FileLock {
  release(): Promise<void>;
}

/**
 * Takes the lock kept in the file at `path`, or answers with the id of the running process that holds it.
 * A lock left by a process that is gone (kill -9, power cut) is taken over.
 */
export async function takeFileLock(path: string): Promise<FileLock | { readonly heldBy: number }> {
  await mkdir(dirname(path), { recursive: true });
  const mine = JSON.stringify(identifyProcess(process.pid));
  // Written aside and linked into place, so that nobody ever reads half a lock.
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, mine, { mode: 0o600 });
  try {
    for (;;) {
      if (await linkUnlessPresent(draft, path)) return { release: () => releaseLock(path, mine) };
      const holder = await readHolder(path);
      if (holder !== undefined && isRunning(holder)) return { heldBy: holder.pid };
      await setAsideStale(path);
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

/**
 * Two processes may find the same stale lock. Renaming is the tie-break: only one of them gets the file, and one that
 * finds it has taken a fresh lock instead of the stale one puts it back.
 */
async function setAsideStale(path: string): Promise<void> {
  const aside = `${path}.stale.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  const taken = await readHolder(aside);
  if (taken !== undefined && isRunning(taken)) await linkUnlessPresent(aside, path);
  await rm(aside, { force: true });
}

async function readHolder(path: string): Promise<ReturnType<typeof parseProcessIdentity>> {
  try {
    return parseProcessIdentity(await readFile(path, 'utf8'));
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
