import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Postmaster } from './postmaster.ts';

/** After a kill -9 of the postmaster its children need a moment to notice; until then a new one is refused. */
const START_WITHIN_MS = 60_000;
const RETRY_AFTER_MS = 200;

/** A postmaster and the address that it was told to answer at. */
export interface Attempted {
  readonly postmaster: Postmaster;
  /** Of the database `postgres`, which every cluster has. */
  readonly url: string;
}

/**
 * Starts the server until it answers, again while it is refused for a reason that passes.
 * @throws {Error} with the server's last words for any other reason, or when it is still refused after a minute.
 */
export async function startUntilReady<Start extends Attempted>(
  attempt: () => Promise<Start>,
): Promise<Start> {
  const giveUpAt = Date.now() + START_WITHIN_MS;
  for (;;) {
    const started = await attempt();
    const ending = await endingBeforeReady(started).catch(async (cause: unknown) => {
      await started.postmaster.stop();
      throw cause;
    });
    if (ending === null) return started;
    const words = await started.postmaster.readLog();
    if (!isPassing(words) || Date.now() > giveUpAt) {
      throw new Error(`PostgreSQL could not be started (${ending}): ${words}`);
    }
    await sleep(RETRY_AFTER_MS);
  }
}

/** Said while processes of a killed predecessor are leaving, or when somebody took our port first. */
function isPassing(words: string): boolean {
  return /pre-existing shared memory block|lock file "postmaster\.pid" already exists|Address already in use/.test(
    words,
  );
}

/** `null` once the server answers, else how it ended. */
async function endingBeforeReady({ postmaster, url }: Attempted): Promise<string | null> {
  const ended = postmaster.gone.then((ending) => ({ ending }));
  for (;;) {
    const first = await Promise.race([ended, answers(url)]);
    if (first === true) return null;
    if (first !== false) return first.ending;
    await sleep(25);
  }
}

/** Not listening yet, or still replaying its log (`cannot_connect_now`): both pass. */
const NOT_YET = ['ECONNREFUSED', 'ECONNRESET', '57P03'];

/** @throws {Error} if it answers with a refusal that does not pass, such as a wrong password. */
async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && !NOT_YET.includes(String(error.code))) throw error;
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
