import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { vi } from 'vitest';
import { withOwnParts } from '../../server/stack/own-parts.ts';

const REPOSITORY = join(import.meta.dirname, '../..');

/** Patient enough for a machine that does other things as well. */
export const PATIENTLY = { timeout: 180_000, interval: 200 };

/** What `npm start` runs, as a process of its own. */
export interface NpmStart {
  readonly child: ChildProcess;
  /** Everything that it has printed. */
  readonly lines: readonly string[];
  /** Address of the board. */
  readonly board: string;
  /** Address of the inbox. */
  readonly mail: string;
}

/** Starts it on free ports and resolves when it says where the board is. Throws with its words when it ends before. */
export async function npmStart(dataFolder: string): Promise<NpmStart> {
  const { child, lines } = spawnStart(dataFolder);
  await vi.waitUntil(
    () => child.exitCode !== null || lines.some((line) => line.includes('Ctrl-C')),
    PATIENTLY,
  );
  const [board, mail] = [findAddress(lines, 'board'), findAddress(lines, 'mail')];
  if (board === undefined || mail === undefined) throw new Error(`it did not come up:\n${lines.join('\n')}`);
  return { child, lines, board, mail };
}

/** Starts it where it cannot start, and resolves with its exit code and what it said. */
export async function npmStartRefused(
  dataFolder: string,
): Promise<{ readonly code: number | null; readonly said: string }> {
  const { child, lines } = spawnStart(dataFolder);
  await vi.waitUntil(() => child.exitCode !== null, PATIENTLY);
  return { code: child.exitCode, said: lines.join('\n') };
}

function spawnStart(dataFolder: string): { readonly child: ChildProcess; readonly lines: readonly string[] } {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/standalone.main.ts'], {
    cwd: REPOSITORY,
    env: { ...withOwnParts(process.env), CHANCERY_DATA: dataFolder, PORT: '0', INBOX_PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => lines.push(line));
  }
  return { child, lines };
}

function findAddress(lines: readonly string[], name: string): string | undefined {
  const pattern = new RegExp(`^ +${name} +(http\\S+)$`);
  return lines.map((line) => pattern.exec(line)?.[1]).find((address) => address !== undefined);
}
