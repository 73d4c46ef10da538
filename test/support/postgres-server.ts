import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { closeRegister, migrate, openRegister } from '../../register/database.ts';
import { type RunningPostgres, startPostgres } from '../../server/stack/start-postgres.ts';
import { askServer, toDatabaseUrl } from './ask-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL whose user may create databases. */
    readonly postgresUrl: string;
    /** A database with the newest schema, to be copied and never connected to. */
    readonly registerTemplate: string;
  }
}

const PREFIX = 'chancery-test-postgres-';
/** A younger folder may belong to a run that is just starting. */
const STARTING_MS = 60_000;

/**
 * One PostgreSQL for all test files of a run: the one that `TEST_DATABASE_URL` names, or our own in a temporary folder,
 * which is ended and removed with the run. The schema is made once, and each test file copies it.
 */
export default async function provideServer(project: TestProject): Promise<() => Promise<void>> {
  const server = await findServer();
  const template = `chancery_template_${randomBytes(6).toString('hex')}`;
  await askServer(server.url, `create database ${template}`);
  const register = openRegister(toDatabaseUrl(server.url, template), { poolSize: 1 });
  await migrate(register);
  await closeRegister(register);
  project.provide('postgresUrl', server.url);
  project.provide('registerTemplate', template);
  return async () => {
    await askServer(server.url, `drop database ${template}`);
    await server.stop();
  };
}

async function findServer(): Promise<RunningPostgres> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined && given !== '') return { url: given, stop: async () => await Promise.resolve() };
  await removeAbandoned();
  const dataFolder = await mkdtemp(join(tmpdir(), PREFIX));
  const server = await startPostgres({
    dataFolder,
    say: () => undefined,
    // A test database need not survive a power cut.
    settings: { fsync: 'off', full_page_writes: 'off' },
  });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Ends the servers of runs that were killed, and removes their folders. Those in use, or of other users, stay. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const dataFolder = join(tmpdir(), name);
    const { mtimeMs } = await stat(dataFolder);
    if (Date.now() - mtimeMs < STARTING_MS) continue;
    try {
      // A start finds the orphan and ends it first.
      const server = await startPostgres({ dataFolder, say: () => undefined });
      await server.stop();
      await rm(dataFolder, { recursive: true, force: true });
    } catch {
      // In use.
    }
  }
}
