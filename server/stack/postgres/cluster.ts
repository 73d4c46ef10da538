import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PostgresBinaries } from './binaries.ts';
import { hasCluster, type Place } from './place.ts';

/** Owner of the cluster and name of the database. */
export const DATABASE = 'chancery';

/**
 * Makes the cluster if there is none. It is built under a temporary name and renamed when complete, so that one cut
 * off in the middle is never taken for a database.
 */
export async function ensureCluster(
  place: Place,
  binaries: PostgresBinaries,
  password: string,
  say: (line: string) => void,
): Promise<void> {
  if (await hasCluster(place.cluster)) return;
  say('making the database (once)');
  const partial = `${place.cluster}.partial`;
  const passwordFile = `${place.cluster}.initial-password`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  try {
    if (place.account !== null) {
      await chown(partial, place.account.uid, place.account.gid);
      await chown(passwordFile, place.account.uid, place.account.gid);
    }
    await runInitdb(place, binaries, partial, passwordFile);
    await rename(partial, place.cluster);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(partial, { recursive: true, force: true });
  }
}

/**
 * The password of the database, made at first start and kept in the data folder for its owner alone.
 * @throws {Error} if a cluster exists and the password has gone.
 */
export async function ensurePassword(dataFolder: string, place: Place): Promise<string> {
  const file = join(dataFolder, 'postgres.password');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined && kept.trim() !== '') return kept.trim();
  if (await hasCluster(place.cluster)) {
    throw new Error(
      `the database in ${place.cluster} exists, but its password file ${file} has gone; restore that file`,
    );
  }
  const password = randomBytes(24).toString('hex');
  const draft = `${file}.new`;
  await writeFile(draft, `${password}\n`, { mode: 0o600 });
  await rename(draft, file);
  return password;
}

/** The locale is PostgreSQL's own, so that sorting is the same on every system and after every upgrade of it. */
async function runInitdb(
  place: Place,
  binaries: PostgresBinaries,
  folder: string,
  passwordFile: string,
): Promise<void> {
  const args = [
    `--pgdata=${folder}`,
    `--username=${DATABASE}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ];
  const child = spawn(binaries.initdb, args, {
    ...place.account,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let words = '';
  const listen = (chunk: Buffer): void => {
    words += chunk.toString();
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const ending = await new Promise<string>((resolve) => {
    child.once('error', (error) => {
      resolve(error.message);
    });
    child.once('close', (code, signal) => {
      resolve(signal ?? String(code));
    });
  });
  if (ending !== '0') throw new Error(`initdb could not make the database (${ending}): ${words.trim()}`);
}
