import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { identifyProcess, readCommandLine } from '../../../server/stack/process-identity.ts';
import { type RunningPostgres, startPostgres } from '../../../server/stack/start-postgres.ts';

/** One cluster for all tests, since making it takes longest; each test leaves it stopped and in order. */
let dataFolder: string;
let said: string[];
let running: RunningPostgres | undefined;
beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'chancery-postgres-'));
  // As a first start leaves it that was cut off in the middle.
  await writeFile(join(dataFolder, 'postgres.partial'), 'half a cluster');
});
beforeEach(() => {
  said = [];
});
afterEach(async () => {
  await stop();
});
afterAll(async () => {
  await rm(dataFolder, { recursive: true, force: true });
});

async function start(): Promise<RunningPostgres> {
  running = await startPostgres({ dataFolder, say: (line) => said.push(line) });
  return running;
}

async function stop(): Promise<void> {
  await running?.stop();
  running = undefined;
}

async function ask(url: string, statement: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: unknown }>(statement);
    return rows[0]?.answer;
  } finally {
    await client.end();
  }
}

/** PostgreSQL's own note of its main process, in the first line. */
async function readPostmaster(): Promise<number> {
  return Number.parseInt(await readFile(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8'), 10);
}

/** Asks again while the server is on its way. */
async function askUntilAnswered(url: string, statement: string): Promise<unknown> {
  for (;;) {
    try {
      return await ask(url, statement);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

test('the first start makes the database anew after one cut off, and what is committed is there at the next', async () => {
  const first = await start();
  await ask(first.url, 'create table kept as select 42 as answer');
  expect(said).toEqual(['making the database (once)']);
  await stop();
  const second = await start();
  expect(await ask(second.url, 'select answer from kept')).toBe(42);
  expect(said).toHaveLength(1);
});

test('the server keeps its promises: flushed commits, UTF-8, loopback alone, a password that only its owner reads', async () => {
  const { url } = await start();
  expect(await ask(url, `select current_setting('fsync') as answer`)).toBe('on');
  expect(await ask(url, `select current_setting('synchronous_commit') as answer`)).toBe('on');
  expect(await ask(url, `select current_setting('data_checksums') as answer`)).toBe('on');
  expect(await ask(url, `select current_setting('server_encoding') as answer`)).toBe('UTF8');
  expect(await ask(url, `select current_setting('listen_addresses') as answer`)).toBe('127.0.0.1');
  expect((await stat(join(dataFolder, 'postgres.password'))).mode & 0o777).toBe(0o600);
  const withoutPassword = new URL(url);
  withoutPassword.password = 'wrong';
  await expect(ask(withoutPassword.href, 'select 1')).rejects.toThrow('password authentication failed');
});

test('a server killed by kill -9 comes back by itself at the same address with all that was committed', async () => {
  const { url } = await start();
  await ask(url, 'update kept set answer = 43');
  const killed = await readPostmaster();
  process.kill(killed, 'SIGKILL');
  expect(await askUntilAnswered(url, 'select answer from kept')).toBe(43);
  expect(await readPostmaster()).not.toBe(killed);
  expect(said).toContainEqual(expect.stringContaining('ended unexpectedly (SIGKILL)'));
});

test('a server left running by a process that was killed is ended, and nothing is lost', async () => {
  const owner = startOwner(dataFolder);
  const url = await firstLine(owner);
  await ask(url, 'update kept set answer = 44');
  const orphan = await readPostmaster();
  owner.kill('SIGKILL');
  await once(owner, 'exit');
  expect(readCommandLine(orphan)).toContain(dataFolder);

  const { url: next } = await start();
  expect(await ask(next, 'select answer from kept')).toBe(44);
  expect(said).toEqual(['ending the PostgreSQL that an earlier run left behind']);
  expect(identifyProcess(orphan)).toBeUndefined();
});

test('a data folder in use is refused, and the one who uses it is not disturbed', async () => {
  const { url } = await start();
  await expect(startPostgres({ dataFolder, say: () => undefined })).rejects.toThrow(
    `is in use by process ${String(process.pid)}`,
  );
  expect(await ask(url, 'select 42 as answer')).toBe(42);
});

test('a postmaster.pid that names a stranger does not stop the start, nor the start the stranger', async () => {
  const stranger = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 600_000)'], { stdio: 'ignore' });
  await writeFile(join(dataFolder, 'postgres', 'postmaster.pid'), `${String(stranger.pid)}\n`);
  const { url } = await start();
  expect(await ask(url, 'select 42 as answer')).toBe(42);
  expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
  stranger.kill('SIGKILL');
});

test('a password lost while the database exists is an error that says which file to restore', async () => {
  const file = join(dataFolder, 'postgres.password');
  await rename(file, `${file}.lost`);
  await expect(start()).rejects.toThrow('postgres.password has gone; restore that file');
  await rename(`${file}.lost`, file);
});

test('a server that cannot start is an error with its own words', async () => {
  const file = join(dataFolder, 'postgres', 'postgresql.conf');
  const settings = await readFile(file);
  await writeFile(file, 'max_wal_size = plenty\n');
  await expect(start()).rejects.toThrow(/could not be started[^]*"max_wal_size"/);
  await writeFile(file, settings);
});

// A temporary folder is made for its owner alone, which is the case that needs care.
test.runIf(process.getuid?.() === 0)('as root, the server runs as a user without privileges', async () => {
  await start();
  const { uid } = await stat(join(dataFolder, 'postgres'));
  expect(uid).not.toBe(0);
  expect((await stat(`/proc/${String(await readPostmaster())}`)).uid).toBe(uid);
});

function startOwner(folder: string): ChildProcess {
  const main = fileURLToPath(new URL('../../support/postgres-owner.ts', import.meta.url));
  return spawn(process.execPath, ['--import', 'tsx', main, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the process has no output');
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return line;
}
