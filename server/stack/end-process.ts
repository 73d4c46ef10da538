import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning, type ProcessIdentity } from './process-identity.ts';

/**
 * Ends a process and resolves when it is gone: SIGTERM, and SIGKILL when `graceMs` have passed without effect.
 * `group` sends both to the process group that it leads, so that its own children go with it.
 */
export async function endProcess(
  process: ProcessIdentity,
  options: { readonly graceMs: number; readonly group: boolean },
): Promise<void> {
  sendSignal(process, 'SIGTERM', options.group);
  const killAt = Date.now() + options.graceMs;
  while (isRunning(process) && Date.now() < killAt) await sleep(50);
  if (!isRunning(process)) return;
  sendSignal(process, 'SIGKILL', options.group);
  // A killed process disappears as soon as the system gets round to it; nothing can refuse.
  while (isRunning(process)) await sleep(20);
}

/** Sends a signal to exactly this process (or its group); does nothing when it has gone. */
function sendSignal(target: ProcessIdentity, signal: NodeJS.Signals, group: boolean): void {
  if (!isRunning(target)) return;
  try {
    process.kill(group ? -target.pid : target.pid, signal);
  } catch (error) {
    if (isRunning(target)) throw error;
  }
}
