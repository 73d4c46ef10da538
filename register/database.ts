import { Kysely, Migrator, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { columnParsers } from './column-parsers.ts';
import { MIGRATIONS } from './migrations/migrations.ts';
import type { Database } from './schema.ts';

/** The system of record: one pool of connections to one PostgreSQL database. */
export type Register = Kysely<Database>;

export type RegisterTransaction = Transaction<Database>;

/** Functions that may be part of a larger transaction take this. */
export type RegisterOrTransaction = Register | RegisterTransaction;

export interface RegisterOptions {
  /** Connections at most; the default suits a worker. */
  readonly poolSize?: number;
}

/** A statement that hangs longer holds locks that others wait for. */
const STATEMENT_TIMEOUT_MS = 30_000;
/** A forgotten transaction would hold a review's row for ever. */
const IDLE_TRANSACTION_TIMEOUT_MS = 60_000;
/** The database may just be starting again. */
const CONNECT_TIMEOUT_MS = 10_000;

/** Opens the register; connects at first use. `databaseUrl` is `postgres://user:password@host:port/name`. */
export function openRegister(databaseUrl: string, { poolSize = 8 }: RegisterOptions = {}): Register {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: poolSize,
    types: columnParsers,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_TRANSACTION_TIMEOUT_MS,
    application_name: 'chancery',
    // Fixed, so that neither the server's nor the process's zone can change what a column reads as.
    options: '-c TimeZone=UTC -c DateStyle=ISO',
  });
  // An idle connection whose server went away reports here; the pool replaces it, and the next query says so if it cannot.
  pool.on('error', () => undefined);
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}

/** Closes all connections, after the queries that are running. */
export async function closeRegister(register: Register): Promise<void> {
  await register.destroy();
}

/** Any number that nothing else in this database uses: `chan` in ASCII. */
const MIGRATION_LOCK = 0x6368616e;

/**
 * Brings the database to the newest schema, forward only. Safe when several processes start at once: one migrates, the
 * others wait for it.
 * @throws {Error} if a migration fails; what it did is rolled back.
 */
export async function migrate(register: Register): Promise<void> {
  await register.connection().execute(async (connection) => {
    await sql`set statement_timeout = 0`.execute(connection);
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`.execute(connection);
    try {
      const migrator = new Migrator({
        db: connection,
        provider: { getMigrations: async () => await Promise.resolve({ ...MIGRATIONS }) },
      });
      const { error } = await migrator.migrateToLatest();
      if (error !== undefined) throw new Error('the database cannot be migrated', { cause: error });
    } finally {
      await sql`select pg_advisory_unlock(${MIGRATION_LOCK})`.execute(connection);
      await sql`reset statement_timeout`.execute(connection);
    }
  });
}
