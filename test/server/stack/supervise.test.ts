import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { identifyProcess } from '../../../server/stack/process-identity.ts';
import { type Supervised, supervise } from '../../../server/stack/supervise.ts';

let folder: string;
let said: string[];
let lines: string[];
let child: Supervised | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chancery-supervise-'));
  said = [];
  lines = [];
});

afterEach(async () => {
  await child?.stop();
  child = undefined;
  await rm(folder, { recursive: true, force: true });
});

async function superviseScript(script: string): Promise<Supervised> {
  const main = join(folder, 'trial.main.ts');
  await writeFile(main, script);
  child = await supervise({
    name: 'trial',
    main: pathToFileURL(main),
    environment: { ...process.env, TRIAL: 'seen' },
    say: (line) => said.push(line),
    onLine: (line) => lines.push(line),
  });
  return child;
}

const READY = `process.send!({ ready: true }); process.on('disconnect', () => process.exit());`;

describe('a supervised process', () => {
  test('has its environment, is heard, and is gone after stop', async () => {
    const running = await superviseScript(
      `console.log(process.env.TRIAL); console.error('and this'); ${READY}`,
    );
    const pid = running.pid()!;
    await vi.waitFor(() => expect(lines.toSorted()).toEqual(['and this', 'seen']));
    await running.stop();
    expect(identifyProcess(pid)).toBeUndefined();
    expect(running.pid()).toBeUndefined();
  });

  test('is started again after a crash', async () => {
    const running = await superviseScript(READY);
    const first = running.pid();
    await running.crash();
    await running.whenReady();
    expect(running.pid()).not.toBe(first);
    expect(said).toEqual([expect.stringContaining('the trial ended with SIGKILL; starting it again')]);
  });

  test('may finish what it does when it is stopped', async () => {
    const note = join(folder, 'note');
    const running = await superviseScript(`
      import { writeFileSync } from 'node:fs';
      process.on('SIGTERM', () => { writeFileSync(${JSON.stringify(note)}, 'finished'); process.exit(); });
      ${READY}
    `);
    await running.stop();
    expect(await readFile(note, 'utf8')).toBe('finished');
  });

  test('that cannot start is given up with its last words', async () => {
    const starting = superviseScript(`console.error('no such setting'); process.exit(3);`);
    await expect(starting).rejects.toThrow(/the trial cannot start; it ended with 3[^]*no such setting/);
  });
});
