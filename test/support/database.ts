import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { closeRegister, openRegister, type Register } from '../../register/database.ts';
import { askServer, toDatabaseUrl } from './ask-server.ts';

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
  return await createDatabase('template1');
}

/** A register of its own for one test file, with the newest schema and nothing in it. */
export async function createTestRegister(
  options: { readonly poolSize?: number } = {},
): Promise<TestRegister> {
  const database = await createDatabase(inject('registerTemplate'));
  const register = openRegister(database.url, options);
  return {
    url: database.url,
    register,
    drop: async () => {
      await closeRegister(register);
      await database.drop();
    },
  };
}

async function createDatabase(template: string): Promise<TestDatabase> {
  const server = inject('postgresUrl');
  const name = `chancery_test_${randomBytes(6).toString('hex')}`;
  await askServer(server, `create database ${name} template ${template}`);
  return {
    url: toDatabaseUrl(server, name),
    drop: async () => {
      await askServer(server, `drop database if exists ${name} with (force)`);
    },
  };
}
