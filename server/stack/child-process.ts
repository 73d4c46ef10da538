import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** One life of a child process. */
export interface Child {
  readonly pid: number | undefined;
  /** Resolves with what the child sent, when it tells that it is ready; never, if it dies before. */
  readonly ready: Promise<Readonly<Record<string, unknown>>>;
  /** Resolves when it is gone, with how it ended (`SIGKILL`, `1`, or why it could not start). Never rejects. */
  readonly gone: Promise<string>;
  signal(signal: NodeJS.Signals): void;
}

/**
 * Runs a TypeScript main as a child in a process group of its own, so that an interrupt from the terminal reaches us
 * alone and we end things in order. The child learns of our death by its IPC channel and ends itself.
 */
export function startChild(
  main: URL,
  environment: Readonly<Record<string, string | undefined>>,
  onLine: (line: string) => void,
): Child {
  const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(main)], {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    detached: true,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  readLines(child.stdout, onLine);
  readLines(child.stderr, onLine);
  return {
    pid: child.pid,
    ready: readiness(child),
    gone: ending(child),
    signal: (signal) => child.kill(signal),
  };
}

function readiness(child: ChildProcess): Promise<Readonly<Record<string, unknown>>> {
  return new Promise((resolve) => {
    child.on('message', (message: unknown) => {
      if (typeof message === 'object' && message !== null && 'ready' in message && message.ready === true)
        resolve({ ...message });
    });
  });
}

function ending(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    // `close` and not `exit`: by then its last words have been read.
    child.once('close', (code, signal) => resolve(signal ?? String(code)));
  });
}

function readLines(stream: Readable | null, onLine: (line: string) => void): void {
  if (stream !== null) createInterface({ input: stream }).on('line', onLine);
}
