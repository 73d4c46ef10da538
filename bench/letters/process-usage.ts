import { readFile, writeFile } from 'node:fs/promises';

/** What the kernel counts in: 100 ticks in a second on every Linux that Node.js runs on. */
const TICKS_PER_SECOND = 100;

/** What a process has used so far, as Linux counts it. */
export interface Usage {
  /** Seconds of all its threads, in the kernel too. */
  readonly cpu: number;
  /** Most memory that it has held since `forgetPeak`, in megabytes. */
  readonly peakMegabytes: number;
}

/** @throws Error where there is no /proc, or the process has gone. */
export async function readUsage(pid: number): Promise<Usage> {
  const [stat, status] = await Promise.all([
    readFile(`/proc/${pid}/stat`, 'utf8'),
    readFile(`/proc/${pid}/status`, 'utf8'),
  ]);
  // The program's name stands in parentheses and may hold spaces; user and system time are the 12th and 13th fields after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const peak = /^VmHWM:\s+(\d+) kB/m.exec(status)?.[1];
  return {
    cpu: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND,
    peakMegabytes: Number(peak) / 1024,
  };
}

/** Begins a new count of the most memory held. */
export async function forgetPeak(pid: number): Promise<void> {
  await writeFile(`/proc/${pid}/clear_refs`, '5');
}
