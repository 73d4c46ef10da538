import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { takeFileLock } from './file-lock.ts';
import { findFreePort } from './ports.ts';
import { findPostgresBinaries, type PostgresBinaries } from './postgres/binaries.ts';
import { DATABASE, ensureCluster, ensurePassword } from './postgres/cluster.ts';
import { choosePlace, type Place } from './postgres/place.ts';
import { endOrphan, type Postmaster, startPostmaster } from './postgres/postmaster.ts';

/** A running PostgreSQL of our own. It is started again, at the same address, should it end without being asked to. */
export interface RunningPostgres {
  /** `postgres://user:password@127.0.0.1:port/chancery`. Holds the password: never log it. */
  readonly url: string;
  /** Ends it with a fast shutdown; resolves when it is gone. */
  stop(): Promise<void>;
}

export interface PostgresOptions {
  /** Folder of the installation's data; the cluster lies in `postgres/` below it where PostgreSQL's user can enter. */
  readonly dataFolder: string;
  /** Tells the person who started it what happens. */
  readonly say: (line: string) => void;
  /** Server settings over ours, such as `fsync: 'off'` in tests. */
  readonly settings?: Readonly<Record<string, string>>;
}

const HOST = '127.0.0.1';
/** After a kill -9 of the postmaster its children need a moment to notice; until then a new one is refused. */
const START_WITHIN_MS = 60_000;
const RETRY_AFTER_MS = 200;

/**
 * Starts PostgreSQL on the cluster in the data folder, making it at first. Runs as root too (the server then runs as
 * an unprivileged user), after kill -9 of itself or of an earlier run, and listens on loopback with a password.
 * @throws {Error} if another process uses the data folder, or the server cannot be started: with its own words.
 */
export async function startPostgres({
  dataFolder,
  say,
  settings = {},
}: PostgresOptions): Promise<RunningPostgres> {
  const folder = resolve(dataFolder);
  await mkdir(folder, { recursive: true });
  const lock = await takeFileLock(join(folder, 'postgres.lock'));
  if ('heldBy' in lock) {
    throw new Error(`the database in ${folder} is in use by process ${String(lock.heldBy)}; end that first`);
  }
  try {
    const place = await choosePlace(folder, say);
    const binaries = await findPostgresBinaries(place.account, place.folder);
    const password = await ensurePassword(folder, place);
    await ensureCluster(place, binaries, password, say);
    await endOrphan(place, say);
    const server = await keepRunning(place, binaries, password, settings, say);
    return {
      url: server.url,
      stop: async () => {
        await server.stop();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Runs the server until `stop`; the first start decides the port, and a restart keeps it because clients know it. */
async function keepRunning(
  place: Place,
  binaries: PostgresBinaries,
  password: string,
  settings: Readonly<Record<string, string>>,
  say: (line: string) => void,
): Promise<RunningPostgres> {
  const port = await findFreePort(HOST);
  const url = (database: string): string => `postgres://${DATABASE}:${password}@${HOST}:${String(port)}/${database}`;
  const start = async (): Promise<Postmaster> =>
    await startUntilReady(() => startPostmaster(place, binaries, port, settings), url('postgres'));
  const state: { postmaster: Postmaster; stopping: boolean; watch: Promise<void> } = {
    postmaster: await start(),
    stopping: false,
    watch: Promise.resolve(),
  };
  await createDatabase(url('postgres'));
  const watch = async (): Promise<void> => {
    for (;;) {
      const ending = await state.postmaster.gone;
      if (state.stopping) return;
      say(`PostgreSQL ended unexpectedly (${ending}); starting it again`);
      state.postmaster = await start();
      if (state.stopping) await state.postmaster.stop();
    }
  };
  state.watch = watch().catch((error: unknown) => {
    say(`PostgreSQL cannot be started again: ${error instanceof Error ? error.message : String(error)}`);
  });
  return {
    url: url(DATABASE),
    stop: async () => {
      state.stopping = true;
      await state.postmaster.stop();
      await state.watch;
    },
  };
}

/** Starts again while the server is refused for a reason that passes; throws its last words for any other. */
async function startUntilReady(start: () => Promise<Postmaster>, url: string): Promise<Postmaster> {
  const giveUpAt = Date.now() + START_WITHIN_MS;
  for (;;) {
    const postmaster = await start();
    const ending = await Promise.race([postmaster.gone, untilReady(url, postmaster.gone)]);
    if (ending === READY) return postmaster;
    const words = await postmaster.readLog();
    if (!isPassing(words) || Date.now() > giveUpAt) {
      throw new Error(`PostgreSQL could not be started (${ending}): ${words}`);
    }
    await sleep(RETRY_AFTER_MS);
  }
}

/** Said while processes of a killed predecessor are still leaving. */
function isPassing(words: string): boolean {
  return /pre-existing shared memory block|lock file "postmaster\.pid" already exists/.test(words);
}

const READY = 'ready';

async function untilReady(url: string, gone: Promise<string>): Promise<string> {
  const state = { ended: false };
  void gone.then(() => {
    state.ended = true;
  });
  while (!state.ended) {
    if (await answers(url)) return READY;
    await sleep(25);
  }
  return await gone;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}
