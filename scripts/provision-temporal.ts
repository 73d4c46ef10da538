import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { takeFileLock } from '../server/stack/file-lock.ts';
import { buildTemporal } from './provision/build-temporal.ts';
import { type Environment, toCacheFolder } from './provision/cache-folder.ts';
import { downloadTemporal } from './provision/download-temporal.ts';
import { findProgram, isProgram } from './provision/find-program.ts';
import { checkTemporal, TEMPORAL_CLI_VERSION } from './provision/temporal-version.ts';

/** A Temporal to use: a server that runs somewhere, or a program that can start one. */
export type ProvisionedTemporal =
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'executable'; readonly path: string; readonly serverVersion: string };

export interface ProvisionOptions {
  /** Told each thing that takes time, one line at a time. */
  readonly say: (line: string) => void;
  /** Usually the process's own environment: `TEMPORAL_ADDRESS`, `TEMPORAL_CLI`, `PATH`, `XDG_CACHE_HOME`, `HOME`. */
  readonly env: Environment;
  /** How the CLI is fetched to a path; replaced in tests, which do not depend on a network. */
  readonly download?: (target: string, say: (line: string) => void) => Promise<void>;
}

/** Every way was tried. `failures` says, way by way, why it did not lead anywhere. */
export class NoTemporal extends Error {
  override readonly name = 'NoTemporal';
  readonly failures: readonly string[];

  constructor(failures: readonly string[]) {
    super(
      [
        'No Temporal could be found, fetched or built. Any one of these four ways will do:',
        '  1. set TEMPORAL_ADDRESS to a server that runs, such as localhost:7233',
        '  2. install the Temporal CLI so that `temporal` is on the PATH, or set TEMPORAL_CLI to its path',
        '  3. allow this machine to reach temporal.download, from which the Temporal SDK fetches the CLI',
        `  4. install Go 1.25 or later and allow its module proxy; the CLI ${TEMPORAL_CLI_VERSION} is then built once`,
        'What was tried:',
        ...failures.map((failure) => `  - ${failure}`),
      ].join('\n'),
    );
    this.failures = failures;
  }
}

/**
 * Finds a Temporal, else fetches one, else builds one; whatever was fetched or built is kept in the cache folder.
 * Several processes may ask at once: one works, the others wait for it.
 *
 * @throws NoTemporal when no way leads to one.
 * @throws Error when `TEMPORAL_CLI` is set to something of no use: an explicit setting is never passed over.
 */
export async function provisionTemporal(options: ProvisionOptions): Promise<ProvisionedTemporal> {
  const { env } = options;
  const address = env['TEMPORAL_ADDRESS'];
  if (address !== undefined && address !== '') return { kind: 'address', address };

  const named = env['TEMPORAL_CLI'];
  if (named !== undefined && named !== '') {
    const check = await checkTemporal(named);
    if (!check.usable)
      throw new Error(
        `TEMPORAL_CLI cannot be used: ${check.reason}. Correct it, or unset it to let Chancery find one.`,
      );
    return toExecutable(check);
  }

  const failures = ['TEMPORAL_ADDRESS and TEMPORAL_CLI are not set'];
  const onPath = await findProgram('temporal', env);
  if (onPath === undefined) failures.push('no `temporal` on the PATH');
  else {
    const check = await checkTemporal(onPath);
    if (check.usable) return toExecutable(check);
    failures.push(check.reason);
  }
  return (await findCached(env)) ?? (await fetchOnce(options, failures));
}

function toExecutable(check: { readonly path: string; readonly version: string }): ProvisionedTemporal {
  return { kind: 'executable', path: check.path, serverVersion: check.version };
}

/** What was downloaded and what was built are kept apart, because the download's version is the publisher's choice. */
function toCachedPaths(env: Environment): { readonly built: string; readonly downloaded: string } {
  const folder = toCacheFolder(env);
  const file = process.platform === 'win32' ? 'temporal.exe' : 'temporal';
  return {
    built: join(folder, `temporal-${TEMPORAL_CLI_VERSION}`, file),
    downloaded: join(folder, 'temporal-download', file),
  };
}

async function findCached(env: Environment): Promise<ProvisionedTemporal | undefined> {
  const { built, downloaded } = toCachedPaths(env);
  for (const path of [built, downloaded]) {
    if (!(await isProgram(path))) continue;
    const check = await checkTemporal(path);
    if (check.usable) return toExecutable(check);
  }
  return undefined;
}

/** Downloads or builds, while no other process does. */
async function fetchOnce(
  { say, env, download = downloadTemporal }: ProvisionOptions,
  failures: string[],
): Promise<ProvisionedTemporal> {
  const lock = await waitForLock(join(toCacheFolder(env), 'provision.lock'), say);
  try {
    const meanwhile = await findCached(env);
    if (meanwhile !== undefined) return meanwhile;
    const { built, downloaded } = toCachedPaths(env);
    await attempt(failures, () => download(downloaded, say));
    if (!(await isProgram(downloaded))) {
      const go = await findProgram('go', env);
      if (go === undefined) failures.push('no `go` on the PATH to build it with');
      else await attempt(failures, () => buildTemporal(built, { go, environment: env, say }));
    }
    const found = await findCached(env);
    if (found === undefined) throw new NoTemporal(failures);
    return found;
  } finally {
    await lock.release();
  }
}

async function attempt(failures: string[], work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    failures.push(error instanceof Error ? error.message : String(error));
  }
}

async function waitForLock(path: string, say: (line: string) => void): Promise<{ release(): Promise<void> }> {
  const startedAt = Date.now();
  for (let round = 0; ; round += 1) {
    const lock = await takeFileLock(path);
    if ('release' in lock) return lock;
    if (round % 10 === 0) {
      const waited = Math.round((Date.now() - startedAt) / 1000);
      say(`waiting for process ${lock.heldBy}, which is fetching Temporal already: ${waited} s`);
    }
    await sleep(1_000);
  }
}

async function main(): Promise<void> {
  const startedAt = Date.now();
  const say = (line: string): void => {
    console.error(`${((Date.now() - startedAt) / 1000).toFixed(1).padStart(6)} s  ${line}`);
  };
  try {
    const found = await provisionTemporal({ say, env: process.env });
    console.log(found.kind === 'address' ? found.address : found.path);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
