import { execFileSync } from 'node:child_process';

export interface RunningProcess {
  readonly pid: number;
  readonly parent: number;
  /** Command line. */
  readonly command: string;
}

/** Every process of this machine that still runs. One that has ended and only waits for init to take note of it does not. */
export function listProcesses(): readonly RunningProcess[] {
  const table = execFileSync('ps', ['-eo', 'pid=,ppid=,stat=,args='], {
    encoding: 'utf8',
    maxBuffer: 10_000_000,
  });
  return table.split('\n').flatMap((line) => {
    const [, pid, parent, state, command] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    const runs = state !== undefined && !state.startsWith('Z');
    return command === undefined || !runs ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
  });
}

/** The children of a process, their children, and so on. */
export function listDescendants(pid: number): readonly RunningProcess[] {
  const all = listProcesses();
  const found: RunningProcess[] = [];
  const look = (parent: number): void => {
    for (const child of all.filter((process) => process.parent === parent)) {
      found.push(child);
      look(child.pid);
    }
  };
  look(pid);
  return found;
}
