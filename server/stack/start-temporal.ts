import type { ChildProcess } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { endProcess } from './end-process.ts';
import { findFreePort } from './ports.ts';
import {
  identifyProcess,
  isRunning,
  type ProcessIdentity,
  parseProcessIdentity,
  readCommandLine,
} from './process-identity.ts';
import { awaitTemporal, launchTemporal, type TemporalLaunch } from './temporal-process.ts';

export interface StartTemporalOptions {
  /** Absolute path; the server's database and process id are kept in its folder `temporal`, its log in `logs`. */
  readonly dataFolder: string;
  /** Path of the Temporal CLI, as `provisionTemporal` found it. */
  readonly executable: string;
  readonly say: (line: string) => void;
  /** Address to bind; default 127.0.0.1. */
  readonly host?: string;
  /** Default `default`; made if it is missing. */
  readonly namespace?: string;
}

/** A Temporal dev server that this process started, watches and ends. */
export interface TemporalServer {
  /** `host:port` of the frontend. */
  readonly address: string;
  /** Address of the Web UI. */
  readonly uiUrl: string;
  readonly pid: () => number | undefined;
  /** Ends the server; resolves when it is gone. */
  stop(): Promise<void>;
}

/** Enough for the server to finish its writes; it takes a second at most. */
const GRACE_MS = 10_000;
const RESTART_AFTER_MS = 1_000;

/**
 * Starts the dev server on free ports, with its database in the data folder. A server that a killed predecessor left
 * on the same database is ended first. If it dies later it is started again on the same ports: clients reconnect.
 *
 * @throws Error when it does not come up, twice.
 */
export async function startTemporal(options: StartTemporalOptions): Promise<TemporalServer> {
  const { dataFolder, say } = options;
  const folder = toFolder(dataFolder);
  const pidFile = toPidFile(folder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await mkdir(join(dataFolder, 'logs'), { recursive: true, mode: 0o700 });
  await endOrphanTemporal(dataFolder, say);

  const launch = async (): Promise<{ child: ChildProcess; launched: TemporalLaunch }> => {
    const launched = await toLaunch(options, folder);
    return { child: await bringUp(launched, pidFile), launched };
  };
  // A free port may be taken between choosing and using it; a second failure has another reason.
  const first = await launch().catch((error: unknown) => {
    say(`${error instanceof Error ? error.message : String(error)} Trying once more.`);
    return launch();
  });
  return watch(first.child, first.launched, pidFile, say);
}

async function toLaunch(options: StartTemporalOptions, folder: string): Promise<TemporalLaunch> {
  const host = options.host ?? '127.0.0.1';
  return {
    executable: options.executable,
    databaseFile: join(folder, 'proceedings.db'),
    logFile: join(options.dataFolder, 'logs', 'temporal.log'),
    host,
    ports: { grpc: await findFreePort(host), ui: await findFreePort(host) },
    namespace: options.namespace ?? 'default',
  };
}

async function bringUp(
  launch: TemporalLaunch,
  pidFile: string,
  launched?: (child: ChildProcess) => void,
): Promise<ChildProcess> {
  const child = launchTemporal(launch);
  launched?.(child);
  const identity = child.pid === undefined ? undefined : identifyProcess(child.pid);
  try {
    if (identity !== undefined) await writeFile(pidFile, JSON.stringify(identity), { mode: 0o600 });
    await awaitTemporal(child, launch);
    return child;
  } catch (error) {
    if (identity !== undefined) await endProcess(identity, { graceMs: GRACE_MS, group: true });
    throw error;
  }
}

function watch(
  first: ChildProcess,
  launch: TemporalLaunch,
  pidFile: string,
  say: (line: string) => void,
): TemporalServer {
  const watched = { child: first, stopping: false };
  const isStopping = (): boolean => watched.stopping;
  const restart = async (): Promise<void> => {
    while (!isStopping()) {
      await sleep(RESTART_AFTER_MS);
      if (isStopping()) return;
      try {
        // Known at once, so that a stop ends it even while it comes up.
        await bringUp(launch, pidFile, (child) => (watched.child = child));
        say('Temporal runs again');
        watchExit();
        return;
      } catch (error) {
        if (!isStopping()) say(error instanceof Error ? error.message : String(error));
      }
    }
  };
  const watchExit = (): void => {
    watched.child.once('exit', (code, signal) => {
      if (watched.stopping) return;
      say(
        `Temporal ended with ${signal ?? String(code)}; starting it again. Its output is in ${launch.logFile}.`,
      );
      void restart();
    });
  };
  watchExit();
  return {
    address: `${launch.host}:${launch.ports.grpc}`,
    uiUrl: `http://${launch.host}:${launch.ports.ui}`,
    pid: () => watched.child.pid,
    stop: async () => {
      watched.stopping = true;
      const identity = watched.child.pid === undefined ? undefined : identifyProcess(watched.child.pid);
      if (identity !== undefined) await endProcess(identity, { graceMs: GRACE_MS, group: true });
      await rm(pidFile, { force: true });
    },
  };
}

/**
 * Ends the server that a killed predecessor left on the data folder; does nothing where there is none. Two servers on one
 * database would corrupt it.
 */
export async function endOrphanTemporal(dataFolder: string, say: (line: string) => void): Promise<void> {
  const folder = toFolder(dataFolder);
  const orphan = parseProcessIdentity(await readFile(toPidFile(folder), 'utf8').catch(() => ''));
  if (orphan === undefined || !isOurs(orphan, folder)) return;
  say(`ending the Temporal server ${orphan.pid} that an earlier start left behind`);
  await endProcess(orphan, { graceMs: GRACE_MS, group: true });
}

function toFolder(dataFolder: string): string {
  return join(dataFolder, 'temporal');
}

function toPidFile(folder: string): string {
  return join(folder, 'server.pid');
}

/** The process id may have gone to a stranger since; ours has our database on its command line. */
function isOurs(identity: ProcessIdentity, folder: string): boolean {
  return isRunning(identity) && readCommandLine(identity.pid).includes(join(folder, 'proceedings.db'));
}
