import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';

export interface TemporalPorts {
  readonly grpc: number;
  readonly ui: number;
}

export interface TemporalLaunch {
  /** Path of the Temporal CLI. */
  readonly executable: string;
  /** SQLite file that holds the proceedings. */
  readonly databaseFile: string;
  /** Receives everything that the server prints. */
  readonly logFile: string;
  readonly host: string;
  readonly ports: TemporalPorts;
  readonly namespace: string;
}

/** Two cores that also start PostgreSQL and two Node processes may need a long time; a server that is not up by then never will be. */
const READY_LIMIT_MS = 120_000;

/** What the dev server is started with, and why. */
function toArguments({ databaseFile, host, ports, namespace }: TemporalLaunch): string[] {
  return [
    'server',
    'start-dev',
    '--db-filename',
    databaseFile,
    // Ten times the throughput of the defaults. A process crash loses nothing; a power cut may lose the last transactions.
    '--sqlite-pragma',
    'journal_mode=WAL',
    '--sqlite-pragma',
    'synchronous=NORMAL',
    '--ip',
    host,
    '--port',
    String(ports.grpc),
    '--ui-port',
    String(ports.ui),
    '--namespace',
    namespace,
    '--log-level',
    'warn',
    // Asks nobody on the internet whether there is a newer version.
    '--dynamic-config-value',
    'frontend.enableServerVersionCheck=false',
    // By default no timer ends before about a second has passed, which is a day of a rehearsal. Measured with this: 45 ms.
    '--dynamic-config-value',
    'history.timerProcessorMaxTimeShift="20ms"',
  ];
}

/**
 * Starts one dev server in a process group of its own, so that an interrupt from the terminal reaches us alone and we
 * end things in order. Its output goes to a file, not to a pipe, so that it can outlive us without dying of its own log.
 */
export function launchTemporal(launch: TemporalLaunch): ChildProcess {
  const log = openSync(launch.logFile, 'a', 0o600);
  try {
    return spawn(launch.executable, toArguments(launch), { detached: true, stdio: ['ignore', log, log] });
  } finally {
    closeSync(log);
  }
}

/**
 * Resolves when the server answers for its namespace.
 *
 * @throws Error when the process ends first, or when two minutes pass.
 */
export async function awaitTemporal(child: ChildProcess, launch: TemporalLaunch): Promise<void> {
  const address = `${launch.host}:${launch.ports.grpc}`;
  const seeLog = `Its output is in ${launch.logFile}.`;
  const died = new Promise<never>((_resolve, reject) => {
    child.once('error', (error) => reject(new Error(`Temporal did not start: ${error.message}.`)));
    child.once('exit', (code, signal) =>
      reject(new Error(`Temporal ended with ${signal ?? String(code)} while it started. ${seeLog}`)),
    );
  });
  const overdue = new AbortController();
  const answering = answersWithin(address, launch.namespace, overdue.signal);
  try {
    if (await Promise.race([answering, died])) return;
    throw new Error(`Temporal did not answer on ${address} within ${READY_LIMIT_MS / 1000} s. ${seeLog}`);
  } finally {
    overdue.abort();
  }
}

async function answersWithin(address: string, namespace: string, stop: AbortSignal): Promise<boolean> {
  const giveUpAt = Date.now() + READY_LIMIT_MS;
  while (!stop.aborted && Date.now() < giveUpAt) {
    if (await answers(address, namespace)) return true;
    await sleep(100);
  }
  return false;
}

/** Whether the server at `address` (`host:port`) serves the namespace now. Never throws. */
async function answers(address: string, namespace: string): Promise<boolean> {
  const connection = Connection.lazy({ address });
  try {
    await connection.withDeadline(Date.now() + 2_000, () =>
      connection.workflowService.describeNamespace({ namespace }),
    );
    return true;
  } catch {
    return false;
  } finally {
    await connection.close();
  }
}
