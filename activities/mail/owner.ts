import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { OWNER_SILENT_MS } from './send-limits.ts';

/** `machine:pid:start:run`: who holds a letter in `sending`. One run of the post room's activity is one owner. */
export type OwnerId = string;

/**
 * This boot of this machine, or of this container: process ids mean something inside it alone. Host names do not tell, since two
 * containers may share one.
 */
const MACHINE = createHash('sha256')
  .update([hostname(), readBootId(), readProcessNamespace()].join('\n'))
  .digest('hex')
  .slice(0, 16);

/** Runs of this process that may still be sending. */
const runs = new Set<string>();

export interface Owner {
  readonly id: OwnerId;
  /** To be called when nothing of this run is in flight any more: what it left in `sending` may then be resolved at once. */
  release(): void;
}

/** Registers a run of this process before it claims its first letter. */
export function beginRun(): Owner {
  const run = randomUUID();
  runs.add(run);
  return {
    id: [MACHINE, String(process.pid), readStart(process.pid) ?? '', run].join(':'),
    release: () => void runs.delete(run),
  };
}

/**
 * Whether nobody can be sending this letter any more. An owner of this machine is known to be gone when its process or its run has
 * ended; of any other, and of one that cannot be read, only its silence tells.
 * @param claimedAtMs real time of the claim
 */
export function isGone(owner: OwnerId, claimedAtMs: number, realNowMs: number): boolean {
  if (realNowMs - claimedAtMs > OWNER_SILENT_MS) return true;
  const [machine, pidText = '', start, run = ''] = owner.split(':');
  const pid = Number(pidText);
  if (machine !== MACHINE || !Number.isSafeInteger(pid) || pid < 1) return false;
  if (!exists(pid)) return true;
  const startNow = readStart(pid) ?? '';
  if (startNow !== start) return true;
  return pid === process.pid && !runs.has(run);
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it exists and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * When a process began, in the kernel's ticks: it tells apart two processes that had one id after another. `undefined` where there is no
 * /proc or the process is dead; then its silence tells.
 */
function readStart(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name stands in parentheses and may hold spaces; after it come state, …, and as twentieth the start.
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' || state === 'X' ? undefined : fields[18];
  } catch {
    return undefined;
  }
}

function readBootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8');
  } catch {
    return '';
  }
}

function readProcessNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}
