import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { toTable } from '../scripts/rehearse/summary.ts';
import { say, withFolder } from './with-stack.ts';

/**
 * How long `npm start` takes until the board answers, and until all reviews of the sample are open: on an empty data
 * folder and on one that has them. `--with-build` also measures a start with an empty cache, which fetches or builds
 * Temporal.
 */

const WARM_GOAL_S = 15;

interface Start {
  readonly board: number;
  /** `undefined` where the sample was open already. */
  readonly sample: number | undefined;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { 'with-build': { type: 'boolean', default: false } } });
  const built = values['with-build']
    ? [await withEmptyCache((cache) => withFolder((data) => start(data, { XDG_CACHE_HOME: cache })))]
    : [];
  const [cold, warm] = await withFolder(
    async (data) => [await start(data, {}), await start(data, {})] as const,
  );
  const rows = [
    ...built.map((measured) => toRow('nothing cached', measured, '')),
    toRow('empty data folder', cold, ''),
    toRow('warm', warm, `< ${WARM_GOAL_S} s`),
  ];
  console.log(toTable(['start', 'board', 'goal', 'sample open'], rows).join('\n'));
}

function toRow(name: string, { board, sample }: Start, goal: string): readonly string[] {
  return [name, `${board.toFixed(1)} s`, goal, sample === undefined ? '' : `${sample.toFixed(1)} s`];
}

/** Runs what `npm start` runs until it has said all, then ends it. */
async function start(dataFolder: string, more: Readonly<Record<string, string>>): Promise<Start> {
  const startedAt = performance.now();
  const seconds = (): number => (performance.now() - startedAt) / 1000;
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/standalone.main.ts'], {
    cwd: join(import.meta.dirname, '..'),
    env: { ...process.env, ...more, CHANCERY_DATA: dataFolder, PORT: '0', INBOX_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    return await observe(child, seconds);
  } finally {
    if (child.exitCode === null) {
      child.kill('SIGINT');
      await once(child, 'exit');
    }
  }
}

async function observe(child: ChildProcess, seconds: () => number): Promise<Start> {
  let boardUrl: string | undefined;
  let board: number | undefined;
  const ended = once(child, 'exit').then(() =>
    Promise.reject(new Error('npm start ended before the board answered')),
  );
  ended.catch(() => undefined);
  const watched = (async (): Promise<Start> => {
    if (child.stdout === null) throw new Error('npm start cannot be heard');
    for await (const line of createInterface({ input: child.stdout })) {
      say(line);
      boardUrl ??= /board\s+(http\S+)/.exec(line)?.[1];
      if (boardUrl !== undefined && board === undefined) {
        await untilAnswers(boardUrl);
        board = seconds();
      }
      if (board !== undefined && line.includes('the sample group is open'))
        return { board, sample: seconds() };
      // On a start that has its reviews nothing more is said.
      if (board !== undefined && line.includes('Ctrl-C') && !(await isOpening(boardUrl ?? '')))
        return { board, sample: undefined };
    }
    throw new Error('npm start ended before the board answered');
  })();
  return await Promise.race([watched, ended]);
}

async function untilAnswers(url: string): Promise<void> {
  while (
    !(await fetch(url).then(
      (response) => response.ok,
      () => false,
    ))
  )
    await sleep(50);
}

/** Whether reviews are still to be opened: the board has fewer than the sample. */
async function isOpening(url: string): Promise<boolean> {
  const response = await fetch(`${url}/api/reviews?limit=1`);
  const answer: unknown = await response.json();
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'items' in answer &&
    Array.isArray(answer.items) &&
    answer.items.length === 0
  );
}

async function withEmptyCache<Result>(use: (cache: string) => Promise<Result>): Promise<Result> {
  const cache = await mkdtemp(join(tmpdir(), 'chancery-cache-'));
  try {
    return await use(cache);
  } finally {
    await rm(cache, { recursive: true, force: true });
  }
}

await main();
