import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { closeRegister, migrate, openRegister, type Register } from '../../register/database.ts';

/** An empty database of one test file on a real PostgreSQL. */
export interface TestDatabase {
  readonly url: string;
  /** Closes the register, if one was opened, and removes the database. */
  drop(): Promise<void>;
}

export interface TestRegister extends TestDatabase {
  readonly register: Register;
}

/** An empty database, without our schema. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject('postgresUrl');
  const name = `chancery_test_${randomBytes(6).toString('hex')}`;
  await askServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: async () => {
      await askServer(server, `drop database if exists ${name} with (force)`);
    },
  };
}

/** A register of its own for one test file, with the newest schema and nothing in it. */
export async function createTestRegister(
  options: { readonly poolSize?: number } = {},
): Promise<TestRegister> {
  const database = await createTestDatabase();
  const register = openRegister(database.url, options);
  await migrate(register);
  return {
    url: database.url,
    register,
    drop: async () => {
      await closeRegister(register);
      await database.drop();
    },
  };
}

async function askServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
