import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { beginRun, isGone } from '../../../activities/mail/owner.ts';
import { OWNER_SILENT_MS } from '../../../activities/mail/send-limits.ts';

const NOW = 1_700_000_000_000;

describe('the owner of a letter that is being sent', () => {
  test('is there while its run of this process goes on, and gone at once when it has ended', () => {
    const owner = beginRun();
    expect(isGone(owner.id, NOW, NOW)).toBe(false);
    owner.release();
    expect(isGone(owner.id, NOW, NOW)).toBe(true);
  });

  test('differs from run to run', () => {
    const [one, other] = [beginRun(), beginRun()];
    expect(one.id).not.toBe(other.id);
    one.release();
    expect(isGone(other.id, NOW, NOW)).toBe(false);
    other.release();
  });

  test('of another process of this machine is gone at once when that process was killed', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    await once(child, 'spawn');
    const owner = ownerOf(child.pid);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(isGone(owner, NOW, NOW)).toBe(true);
  });

  test('is gone when its process id belongs to a younger process by now', () => {
    const [machine, pid] = beginRun().id.split(':');
    expect(isGone([machine, pid, '1', 'run'].join(':'), NOW, NOW)).toBe(true);
  });

  test('of another machine is known by its silence alone', () => {
    const [, pid, start, run] = beginRun().id.split(':');
    const stranger = ['0000000000000000', pid, start, run].join(':');
    expect(isGone(stranger, NOW, NOW + OWNER_SILENT_MS)).toBe(false);
    expect(isGone(stranger, NOW, NOW + OWNER_SILENT_MS + 1)).toBe(true);
  });

  test('that cannot be read is known by its silence alone', () => {
    expect(isGone('', NOW, NOW)).toBe(false);
    expect(isGone('', NOW, NOW + OWNER_SILENT_MS + 1)).toBe(true);
  });
});

/** An owner id as that process would have it; its run does not matter to others. */
function ownerOf(pid: number | undefined): string {
  const [machine] = beginRun().id.split(':');
  return [machine, pid, '1', 'run'].join(':');
}
