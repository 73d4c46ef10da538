import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../../server/stack/start-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL whose user may create databases. */
    readonly postgresUrl: string;
  }
}

const PREFIX = 'chancery-test-postgres-';
/** No test run lasts as long; what is older was left by one that was killed. */
const ABANDONED_MS = 24 * 60 * 60 * 1_000;

/**
 * One PostgreSQL for all test files of a run: the one that `TEST_DATABASE_URL` names, or our own in a temporary folder,
 * which is ended and removed with the run.
 */
export default async function provideServer(
  project: TestProject,
): Promise<(() => Promise<void>) | undefined> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined && given !== '') {
    project.provide('postgresUrl', given);
    return undefined;
  }
  await removeAbandoned();
  const dataFolder = await mkdtemp(join(tmpdir(), PREFIX));
  const lines: string[] = [];
  const server = await startPostgres({
    dataFolder,
    say: (line) => lines.push(line),
    // A test database need not survive a power cut.
    settings: { fsync: 'off', full_page_writes: 'off' },
  });
  project.provide('postgresUrl', server.url);
  return async () => {
    await server.stop();
    await rm(dataFolder, { recursive: true, force: true });
  };
}

/** Folders of runs that were killed. Their servers ended with the machine, or hold nothing that anybody misses. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const folder = join(tmpdir(), name);
    const age = Date.now() - (await stat(folder)).mtimeMs;
    if (age > ABANDONED_MS) await rm(folder, { recursive: true, force: true });
  }
}
