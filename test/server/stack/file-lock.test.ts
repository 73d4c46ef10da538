import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FileLock, takeFileLock } from '../../../server/stack/file-lock.ts';
import { identifyProcess } from '../../../server/stack/process-identity.ts';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chancery-lock-'));
  path = join(folder, 'deep', 'lock');
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

function requireLock(taken: FileLock | { readonly heldBy: number }): FileLock {
  if ('heldBy' in taken) throw new Error(`held by ${taken.heldBy}`);
  return taken;
}

describe('a file lock', () => {
  test('is held by one, and by the next after its release', async () => {
    const lock = requireLock(await takeFileLock(path));
    expect(await takeFileLock(path)).toEqual({ heldBy: process.pid });
    await lock.release();
    requireLock(await takeFileLock(path));
  });

  test('of many who ask at once goes to exactly one', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => takeFileLock(path)));
    expect(answers.filter((answer) => 'release' in answer)).toHaveLength(1);
    expect(await readdir(join(folder, 'deep'))).toEqual(['lock']);
  });

  test('of a process that was killed is taken over, by exactly one of many', async () => {
    const holder = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    const gone = once(holder, 'exit');
    requireLock(await takeFileLock(path));
    await writeFile(path, JSON.stringify(identifyProcess(holder.pid!)));
    expect(await takeFileLock(path)).toEqual({ heldBy: holder.pid });
    holder.kill('SIGKILL');
    await gone;
    const answers = await Promise.all(Array.from({ length: 20 }, () => takeFileLock(path)));
    expect(answers.filter((answer) => 'release' in answer)).toHaveLength(1);
  });

  test('whose process id went to a stranger is taken over', async () => {
    requireLock(await takeFileLock(path));
    await writeFile(path, JSON.stringify({ pid: process.pid, startedAt: 'another time' }));
    requireLock(await takeFileLock(path));
  });

  test.each(['', '{"pid":', '[]', '{"pid":"1","startedAt":1}'])(
    'that holds %j is taken over',
    async (text) => {
      requireLock(await takeFileLock(path));
      await writeFile(path, text);
      requireLock(await takeFileLock(path));
    },
  );

  test('that was taken over is not released by the one who lost it', async () => {
    const lost = requireLock(await takeFileLock(path));
    await writeFile(path, 'of another');
    await lost.release();
    expect(await readFile(path, 'utf8')).toBe('of another');
  });
});
