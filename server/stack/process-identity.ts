import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/**
 * A process that can be recognised later. A process id alone cannot: it is used again, so a file that outlives
 * its writer would sooner or later name a stranger.
 */
export interface ProcessIdentity {
  readonly pid: number;
  /** When the process began, in the system's own words; compared, never read. */
  readonly startedAt: string;
}

/** The running process with that id; `undefined` when there is none, or when it has ended and only waits to be reaped. */
export function identifyProcess(pid: number): ProcessIdentity | undefined {
  const startedAt = existsSync('/proc/self/stat') ? startFromProc(pid) : startFromPs(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

/** Whether exactly this process still runs. */
export function isRunning(process: ProcessIdentity): boolean {
  return identifyProcess(process.pid)?.startedAt === process.startedAt;
}

/** The process's command line, words separated by spaces; empty when it has gone or may not be read. */
export function readCommandLine(pid: number): string {
  try {
    if (existsSync('/proc/self/cmdline'))
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return askPs(pid, 'command=');
  } catch {
    return '';
  }
}

/** Reads what `JSON.stringify` made of an identity; `undefined` for anything else, such as a file cut short by a crash. */
export function parseProcessIdentity(text: string): ProcessIdentity | undefined {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== 'object' || read === null || !('pid' in read) || !('startedAt' in read))
      return undefined;
    const { pid, startedAt } = read;
    return Number.isInteger(pid) && typeof startedAt === 'string'
      ? { pid: Number(pid), startedAt }
      : undefined;
  } catch {
    return undefined;
  }
}

function startFromProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in parentheses and may hold anything; count from its end.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state] = fields;
    const startTicks = fields[19];
    return state === 'Z' || state === 'X' ? undefined : startTicks;
  } catch {
    return undefined;
  }
}

function startFromPs(pid: number): string | undefined {
  try {
    const started = askPs(pid, 'lstart=');
    return started === '' ? undefined : started;
  } catch {
    return undefined;
  }
}

function askPs(pid: number, column: string): string {
  return execFileSync('ps', ['-o', column, '-p', String(pid)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}
