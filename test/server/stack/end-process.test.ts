import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { endProcess } from '../../../server/stack/end-process.ts';
import {
  identifyProcess,
  isRunning,
  type ProcessIdentity,
  readCommandLine,
} from '../../../server/stack/process-identity.ts';

/** A process that says when it is ready, in a group of its own. */
async function startScript(script: string): Promise<{ child: ChildProcess; identity: ProcessIdentity }> {
  const child = spawn('sh', ['-c', script], { detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return { child, identity: identifyProcess(child.pid!)! };
}

describe('ending a process', () => {
  test('one that listens ends by SIGTERM', async () => {
    const { child, identity } = await startScript('echo ready; exec sleep 600');
    const exit = once(child, 'exit');
    await endProcess(identity, { graceMs: 60_000, group: false });
    expect(await exit).toEqual([null, 'SIGTERM']);
    expect(isRunning(identity)).toBe(false);
  });

  test('one that does not listen ends by SIGKILL, and its children with it', async () => {
    const { child, identity } = await startScript(
      'trap "" TERM; sleep 600 & echo $!; while true; do sleep 1; done',
    );
    const exit = once(child, 'exit');
    await endProcess(identity, { graceMs: 200, group: true });
    expect(await exit).toEqual([null, 'SIGKILL']);
  });

  test('one that has gone is no error, and a stranger with its id is left alone', async () => {
    const { child, identity } = await startScript('echo ready; exec sleep 600');
    await endProcess({ ...identity, startedAt: 'another time' }, { graceMs: 0, group: false });
    expect(isRunning(identity)).toBe(true);
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
    await endProcess(identity, { graceMs: 0, group: false });
    expect(isRunning(identity)).toBe(false);
  });
});

describe('a process', () => {
  test('is recognised by its id and its start, and known by its command line', () => {
    const ourselves = identifyProcess(process.pid)!;
    expect(identifyProcess(process.pid)).toEqual(ourselves);
    expect(isRunning(ourselves)).toBe(true);
    expect(readCommandLine(process.pid)).toContain('node');
  });

  test('that never was has no identity and no command line', () => {
    const beyondAnyLimit = 2 ** 22 + 1;
    expect(identifyProcess(beyondAnyLimit)).toBeUndefined();
    expect(readCommandLine(beyondAnyLimit)).toBe('');
  });
});
