import { join } from 'node:path';
import { sql } from 'kysely';
import nodemailer from 'nodemailer';
import { closeRegister, openRegister } from '../../register/database.ts';
import { startInbox } from '../../server/inbox/start-inbox.ts';
import { startPostgres } from '../../server/stack/start-postgres.ts';
import { say, withFolder } from '../with-stack.ts';

/** As many connections as the post room has mails in flight. */
const CONNECTIONS = 8;
const AT_ONCE = 16;

/**
 * The floor: seconds that a bare loop needs to insert a row and send a mail, `mails` times, on the same database and inbox.
 * Nothing that remembers what it sends can be faster.
 */
export async function measureFloor(mails: number): Promise<number> {
  return await withFolder(async (dataFolder) => {
    const postgres = await startPostgres({ dataFolder, say });
    const inbox = await startInbox({ folder: join(dataFolder, 'inbox') });
    const register = openRegister(postgres.url, { poolSize: CONNECTIONS });
    const transport = nodemailer.createTransport({
      host: '127.0.0.1',
      port: inbox.smtpPort,
      pool: true,
      maxConnections: CONNECTIONS,
    });
    try {
      await sql`create table floor (id int primary key, text text not null)`.execute(register);
      const startedAt = performance.now();
      const waiting = Array.from({ length: mails }, (_, at) => at);
      const workOff = async (): Promise<void> => {
        for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
          await sql`insert into floor values (${at}, ${'a letter '.repeat(200)})`.execute(register);
          await transport.sendMail({
            from: 'bench@example.org',
            to: `party-${at}@example.org`,
            subject: `Letter ${at}`,
            text: 'a letter '.repeat(200),
          });
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, workOff));
      return (performance.now() - startedAt) / 1000;
    } finally {
      transport.close();
      await closeRegister(register);
      await inbox.close();
      await postgres.stop();
    }
  });
}
