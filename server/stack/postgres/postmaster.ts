import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identifyProcess, isRunning, readCommandLine } from '../process-identity.ts';
import type { PostgresBinaries } from './binaries.ts';
import type { Place } from './place.ts';

/** PostgreSQL's main process. */
export interface Postmaster {
  /** Resolves with how it ended: `0`, `SIGKILL`, … Never rejects. */
  readonly gone: Promise<string>;
  /** Its last words, for an error message. */
  readLog(): Promise<string>;
  /** Ends it: open transactions are rolled back, everything committed is on disk. */
  stop(): Promise<void>;
}

/** A modest server for one installation. Durability is the default's: every commit is flushed. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  // A socket file would need a folder that both users reach, and a short path.
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '64MB',
  // Plans here are small: compiling them or spreading them over processes costs more than it saves.
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  io_method: 'sync',
  log_checkpoints: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/** A fast shutdown writes one checkpoint; a database of ours needs a second. */
const FAST_SHUTDOWN_MS = 20_000;
const LARGEST_LOG_BYTES = 10_000_000;

/** Starts PostgreSQL on the cluster; it is not ready yet, and may find that it cannot start. */
export async function startPostmaster(
  place: Place,
  binaries: PostgresBinaries,
  port: number,
  settings: Readonly<Record<string, string>>,
): Promise<Postmaster> {
  const logFile = join(place.folder, 'postgres.log');
  await setLogAside(logFile);
  // A file and not a pipe: should we be killed, it must not lose its voice.
  const log = await open(logFile, 'a', 0o600);
  await chmod(logFile, 0o600);
  const startedAt = (await log.stat()).size;
  const flags = Object.entries({ ...SETTINGS, ...settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const child = spawn(binaries.postgres, ['-D', place.cluster, '-p', String(port), ...flags], {
    ...place.account,
    cwd: '/',
    // A process group of its own: an interrupt from the terminal reaches us alone, and we end things in order.
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    env: { ...process.env, LC_ALL: 'C' },
  });
  const gone = ending(child);
  void gone.then(async () => {
    await log.close();
  });
  return {
    gone,
    readLog: async () => (await readFile(logFile)).subarray(startedAt).toString('utf8').trim().slice(-2_000),
    stop: async () => {
      if (child.pid === undefined) return;
      await endPostmaster(child.pid, () => child.exitCode === null && child.signalCode === null);
      await gone;
    },
  };
}

function ending(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      resolve(error.message);
    });
    child.once('close', (code, signal) => {
      resolve(signal ?? String(code));
    });
  });
}

async function setLogAside(logFile: string): Promise<void> {
  const size = await stat(logFile).then(
    (stats) => stats.size,
    () => 0,
  );
  if (size > LARGEST_LOG_BYTES) await rename(logFile, `${logFile}.1`);
}

/**
 * Ends the postmaster that a killed predecessor left running on this cluster, and removes a `postmaster.pid` that
 * names a stranger, which PostgreSQL itself would refuse to overrule.
 */
export async function endOrphan(place: Place, say: (line: string) => void): Promise<void> {
  const pidFile = join(place.cluster, 'postmaster.pid');
  const text = await readFile(pidFile, 'utf8').catch(() => undefined);
  if (text === undefined) return;
  const pid = Number.parseInt(text, 10);
  const found = Number.isInteger(pid) && pid > 0 ? identifyProcess(pid) : undefined;
  if (found !== undefined && readCommandLine(pid).includes(place.cluster)) {
    say('ending the PostgreSQL that an earlier run left behind');
    await endPostmaster(pid, () => isRunning(found));
  } else if (found !== undefined) {
    await rm(pidFile, { force: true });
  }
}

/** Fast shutdown; immediate if that takes too long (then the next start replays the log); at last the hard way. */
async function endPostmaster(pid: number, runs: () => boolean): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!runs()) return;
    process.kill(pid, signal);
    const until = Date.now() + FAST_SHUTDOWN_MS;
    while (runs() && Date.now() < until) await sleep(20);
  }
}
