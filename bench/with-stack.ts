import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProceedingsClock } from '../domain/calendar/proceedings-clock.ts';
import { closeRegister, openRegister, type Register } from '../register/database.ts';
import { type ApiClient, createApiClient } from '../server/stack/api-client.ts';
import { clearDataFolder } from '../server/stack/clear-data-folder.ts';
import { elapsedSay, type Say } from '../server/stack/elapsed-say.ts';
import { withOwnParts } from '../server/stack/own-parts.ts';
import { type Stack, startStack } from '../server/stack/start-stack.ts';

/** A whole Chancery of its own, for one measurement. */
export interface Bench {
  readonly stack: Stack;
  readonly inboxUrl: string;
  readonly register: Register;
  readonly api: ApiClient;
  readonly say: Say;
}

/** Progress goes to standard error, so that standard output holds the tables alone. */
export const say: Say = elapsedSay((text) => process.stderr.write(`${text}\n`));

/** A relay of the measurement's own, in place of the stack's inbox. */
export interface GivenRelay {
  readonly smtpUrl: string;
  /** Page and API of the inbox behind it. */
  readonly inboxUrl: string;
}

/** Starts a stack in a folder of its own with `clock`, measures, and leaves nothing behind. */
export async function withStack<Result>(
  clock: () => ProceedingsClock,
  measure: (bench: Bench) => Promise<Result>,
  relay?: GivenRelay,
): Promise<Result> {
  return await withFolder(async (dataFolder) => {
    const interruption = interruptOnSignal();
    const stack = await startStack({
      dataFolder,
      environment: {
        ...withOwnParts(process.env),
        ...(relay === undefined ? {} : { SMTP_URL: relay.smtpUrl, RELAY_API_URL: relay.inboxUrl }),
      },
      say,
      clock,
      port: 0,
      inboxPort: 0,
      signal: interruption,
    });
    const register = openRegister(stack.databaseUrl, { poolSize: 4 });
    try {
      const inboxUrl = relay?.inboxUrl ?? stack.inboxUrl;
      if (inboxUrl === undefined) throw new Error('a measurement has an inbox of its own');
      return await untilAborted(
        measure({ stack, inboxUrl, register, api: createApiClient(stack), say }),
        interruption,
      );
    } finally {
      await closeRegister(register);
      await stack.stop();
    }
  });
}

/** A folder for data that is removed at the end, with the servers that may still run on it. */
export async function withFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-bench-'));
  try {
    return await use(folder);
  } finally {
    await clearDataFolder(folder, say);
  }
}

function interruptOnSignal(): AbortSignal {
  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interruption.abort());
  return interruption.signal;
}

async function untilAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('the measurement was interrupted')), {
      once: true,
    });
  });
  return await Promise.race([work, aborted]);
}
