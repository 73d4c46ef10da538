import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { closeRegister, migrate, openRegister, type Register } from '../../register/database.ts';
import { MIGRATIONS } from '../../register/migrations/migrations.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase | undefined;
afterEach(async () => {
  await database?.drop();
});

test('processes that migrate an empty database at once all succeed, and each migration is applied once', async () => {
  database = await createTestDatabase();
  const main = fileURLToPath(new URL('../support/migrate-process.ts', import.meta.url));
  const { url } = database;
  const run = promisify(execFile);
  await Promise.all([1, 2].map(async () => await run(process.execPath, ['--import', 'tsx', main, url])));
  const register = openRegister(url);
  expect(await readApplied(register)).toEqual(Object.keys(MIGRATIONS));
  await migrate(register);
  expect(await readApplied(register)).toEqual(Object.keys(MIGRATIONS));
  await closeRegister(register);
});

test('a register whose connections are all in use elsewhere still migrates with one', async () => {
  database = await createTestDatabase();
  const register = openRegister(database.url, { poolSize: 1 });
  await migrate(register);
  expect(await readApplied(register)).toEqual(Object.keys(MIGRATIONS));
  await closeRegister(register);
});

test('migrations are listed in the order of their names, so that a new one comes last', () => {
  const names = Object.keys(MIGRATIONS);
  expect(names).toEqual(names.toSorted());
  expect(Object.values(MIGRATIONS).filter(({ down }) => down !== undefined)).toEqual([]);
});

async function readApplied(register: Register): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
    register,
  );
  return rows.map(({ name }) => name);
}
