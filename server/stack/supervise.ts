import { setTimeout as sleep } from 'node:timers/promises';
import { type Child, startChild } from './child-process.ts';

export interface SuperviseOptions {
  /** How the process is called in sentences: `worker`. */
  readonly name: string;
  /** The file to run, a `*.main.ts`. It tells that it is ready by an IPC message `{ ready: true }`. */
  readonly main: URL;
  /** Its whole environment. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly say: (line: string) => void;
  /** Receives each line that the process prints. */
  readonly onLine: (line: string) => void;
}

/** A child process that is started again whenever it dies. */
export interface Supervised {
  /** Id of the present process; `undefined` between two lives. */
  readonly pid: () => number | undefined;
  /** Resolves when a process is ready to work. */
  whenReady(): Promise<void>;
  /** Ends the present process with SIGKILL, as a crash would; it is then started again. Resolves when it is gone. */
  crash(): Promise<void>;
  /** Ends it for good: SIGTERM, and SIGKILL after a grace. Resolves when it is gone. */
  stop(): Promise<void>;
}

/** A worker finishes its running activities, an api its requests; both have limits below this. */
const GRACE_MS = 15_000;
/** Two cores that start everything at once are slow; a process that is not ready by then hangs. */
const READY_LIMIT_MS = 120_000;
const FIRST_BACKOFF_MS = 250;
const LONGEST_BACKOFF_MS = 30_000;
/** A process that lived this long did not die of its start, so the next is started at once. */
const SETTLED_MS = 60_000;
/** Deaths before the first readiness after which the start is given up: the fault is in the settings or the code. */
const TRIES_AT_START = 2;
/** Kept, to be told when the start is given up. */
const LAST_WORDS = 60;
/** Where in the code, and the empty fields of an error: for the log, not for a person who wants to know what is wrong. */
const STACK_OR_EMPTY = /^\s+at |: undefined,?$|^\s*$/;

/**
 * Starts `main` as a child process and resolves when it is ready. From then on it is started again whenever it dies,
 * at once at first and then ever more slowly.
 *
 * @throws Error with the process's last words when it cannot be started.
 */
export async function supervise(options: SuperviseOptions): Promise<Supervised> {
  const { name, say } = options;
  const life: { child: Child | undefined; ready: boolean; wasReady: boolean; stopping: boolean } = {
    child: undefined,
    ready: false,
    wasReady: false,
    stopping: false,
  };
  const isStopping = (): boolean => life.stopping;
  const waiting: (() => void)[] = [];
  const lastWords: string[] = [];

  /** Starts one process and resolves when it is gone, with how it ended. */
  const liveOnce = async (): Promise<string> => {
    const child = startChild(options.main, options.environment, (line) => {
      lastWords.push(line);
      if (lastWords.length > LAST_WORDS) lastWords.shift();
      options.onLine(line);
    });
    life.child = child;
    const hangs = setTimeout(() => child.signal('SIGKILL'), READY_LIMIT_MS);
    void child.ready.then(() => {
      clearTimeout(hangs);
      life.ready = true;
      life.wasReady = true;
      for (const tell of waiting.splice(0)) tell();
    });
    const ending = await child.gone;
    clearTimeout(hangs);
    life.child = undefined;
    life.ready = false;
    return ending;
  };

  const whenReady = async (): Promise<void> => {
    if (!life.ready) await new Promise<void>((resolve) => waiting.push(resolve));
  };

  const liveOn = async (): Promise<void> => {
    for (let deaths = 1; ; deaths += 1) {
      const startedAt = Date.now();
      const ending = await liveOnce();
      if (isStopping()) return;
      if (!life.wasReady && deaths >= TRIES_AT_START) {
        throw new Error(
          `the ${name} cannot start; it ended with ${ending}. Its last words:\n${lastWords.filter((line) => !STACK_OR_EMPTY.test(line)).join('\n')}`,
        );
      }
      if (Date.now() - startedAt > SETTLED_MS) deaths = 1;
      const pauseMs = Math.min(FIRST_BACKOFF_MS * 2 ** (deaths - 1), LONGEST_BACKOFF_MS);
      say(`the ${name} ended with ${ending}; starting it again in ${pauseMs / 1000} s`);
      await sleep(pauseMs);
      if (isStopping()) return;
    }
  };

  await Promise.race([whenReady(), liveOn()]);
  return {
    pid: () => life.child?.pid,
    whenReady,
    crash: async () => {
      const { child } = life;
      child?.signal('SIGKILL');
      await child?.gone;
    },
    stop: async () => {
      life.stopping = true;
      const { child } = life;
      if (child === undefined) return;
      child.signal('SIGTERM');
      const kill = setTimeout(() => child.signal('SIGKILL'), GRACE_MS);
      await child.gone;
      clearTimeout(kill);
    },
  };
}
