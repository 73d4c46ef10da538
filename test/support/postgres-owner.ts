import { startPostgres } from '../../server/stack/start-postgres.ts';

/** Run as a process: keeps the PostgreSQL of the folder in the first argument running, prints its URL, and waits to be killed. */
const { url } = await startPostgres({ dataFolder: process.argv[2] ?? '', say: () => undefined });
process.stdout.write(`${url}\n`);
