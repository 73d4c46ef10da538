import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { takeFileLock } from './file-lock.ts';
import { findFreePort } from './ports.ts';
import { findPostgresBinaries, type PostgresBinaries } from './postgres/binaries.ts';
import { DATABASE, ensureCluster, ensurePassword } from './postgres/cluster.ts';
import { choosePlace, type Place } from './postgres/place.ts';
import { endOrphan, type Postmaster, startPostmaster } from './postgres/postmaster.ts';
import { type Attempted, startUntilReady } from './postgres/start-until-ready.ts';

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

/** Runs the server until `stop`. The first start chooses the port; a restart keeps it, because clients know it. */
async function keepRunning(
  place: Place,
  binaries: PostgresBinaries,
  password: string,
  settings: Readonly<Record<string, string>>,
  say: (line: string) => void,
): Promise<RunningPostgres> {
  const toUrl = (port: number, database: string): string =>
    `postgres://${DATABASE}:${password}@${HOST}:${String(port)}/${database}`;
  const startOn = async (port: number): Promise<Attempted & { port: number }> => ({
    postmaster: await startPostmaster(place, binaries, port, settings),
    url: toUrl(port, 'postgres'),
    port,
  });
  const { port, url, postmaster } = await startUntilReady(
    async () => await startOn(await findFreePort(HOST)),
  );
  await ensureDatabase(url);
  const current: { postmaster: Postmaster; stopping: boolean } = { postmaster, stopping: false };
  const isStopping = (): boolean => current.stopping;
  const watch = async (): Promise<void> => {
    for (;;) {
      const ending = await current.postmaster.gone;
      if (isStopping()) return;
      say(`PostgreSQL ended unexpectedly (${ending}); starting it again`);
      current.postmaster = (await startUntilReady(async () => await startOn(port))).postmaster;
      if (isStopping()) await current.postmaster.stop();
    }
  };
  const watched = watch().catch((error: unknown) => {
    say(error instanceof Error ? error.message : String(error));
  });
  return {
    url: toUrl(port, DATABASE),
    stop: async () => {
      current.stopping = true;
      await current.postmaster.stop();
      await watched;
    },
  };
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}
