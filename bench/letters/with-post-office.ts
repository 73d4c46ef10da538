import { join } from 'node:path';
import { loadParties } from '../../config/parties/load-parties.ts';
import { closeRegister, migrate, openRegister, type Register } from '../../register/database.ts';
import { enterParties } from '../../register/parties.ts';
import { type Inbox, startInbox } from '../../server/inbox/start-inbox.ts';
import { startPostgres } from '../../server/stack/start-postgres.ts';
import { say, withFolder } from '../with-stack.ts';

/** A register and a relay, without the engine: for senders that are processes of a measurement's own. */
export interface PostOffice {
  readonly databaseUrl: string;
  readonly register: Register;
  readonly inbox: Inbox;
}

const CONNECTIONS = 8;

/** Starts PostgreSQL and the built-in inbox in a folder of their own, measures, and leaves nothing behind. */
export async function withPostOffice<Result>(
  measure: (office: PostOffice) => Promise<Result>,
): Promise<Result> {
  return await withFolder(async (dataFolder) => {
    const postgres = await startPostgres({ dataFolder, say });
    const inbox = await startInbox({ folder: join(dataFolder, 'inbox') });
    const register = openRegister(postgres.url, { poolSize: CONNECTIONS });
    try {
      await migrate(register);
      await enterParties(register, loadParties());
      return await measure({ databaseUrl: postgres.url, register, inbox });
    } finally {
      await closeRegister(register);
      await inbox.close();
      await postgres.stop();
    }
  });
}
