import type { Say } from './elapsed-say.ts';
import { StartInterrupted } from './stack-parts.ts';

/** What has been started and must end before the process does. */
export interface Running {
  stop(): Promise<void>;
}

/**
 * Lets `start` start something and keeps it running until the process is told to end, by SIGINT, SIGTERM or SIGHUP; then
 * ends it and the process. A signal during the start interrupts it through the given AbortSignal; later ones change
 * nothing, because a terminal and the programs in between often send the same one twice.
 */
export async function runUntilSignal(
  start: (signal: AbortSignal) => Promise<Running>,
  say: Say,
): Promise<void> {
  const interruption = new AbortController();
  const told = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (interruption.signal.aborted) return;
        say(`${signal}: ending everything`);
        interruption.abort();
        resolve();
      });
    }
  });
  try {
    const running = await start(interruption.signal);
    await told;
    await running.stop();
    say('ended');
    process.exit(0);
  } catch (error) {
    if (error instanceof StartInterrupted) {
      say('ended');
      process.exit(0);
    }
    say(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}
