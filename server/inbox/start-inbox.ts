import type { AddressInfo } from 'node:net';
import { buildInboxApp } from './inbox-app.ts';
import { openMailStore } from './mail-store.ts';
import { receiveMail } from './receive-mail.ts';
import type { ReportsTo } from './report-mail.ts';

const LOOPBACK = '127.0.0.1';
const ANY_FREE_PORT = 0;

export interface InboxOptions {
  /** Folder of the mails, one file each; made if absent. */
  readonly folder: string;
  /** Default: a free one. */
  readonly smtpPort?: number;
  /** Default: a free one. */
  readonly httpPort?: number;
  /** Where reports about mails are taken in, for the page's buttons; without it the page has none. */
  readonly reportsTo?: ReportsTo | undefined;
  /** Told what a person at the terminal should know. */
  readonly say?: (line: string) => void;
}

export interface Inbox {
  /** `smtp://127.0.0.1:…`, for `SMTP_URL`. */
  readonly smtpUrl: string;
  /** `http://127.0.0.1:…`: the page for people, and the API for `RELAY_API_URL`. */
  readonly httpUrl: string;
  readonly smtpPort: number;
  readonly httpPort: number;
  close(): Promise<void>;
}

/**
 * Starts the built-in inbox in this process: it takes all mail by SMTP, keeps it in the folder and shows it by HTTP, on the loopback
 * interface alone.
 * @throws Error of the socket or the folder, such as EADDRINUSE; nothing is left listening then.
 */
export async function startInbox({
  folder,
  smtpPort = ANY_FREE_PORT,
  httpPort = ANY_FREE_PORT,
  reportsTo,
  say = () => undefined,
}: InboxOptions): Promise<Inbox> {
  const store = await openMailStore(folder);
  const receiver = await receiveMail(store, smtpPort, say);
  const app = buildInboxApp(store, reportsTo);
  try {
    await app.listen({ port: httpPort, host: LOOPBACK });
  } catch (error) {
    await receiver.close();
    throw error;
  }
  const { port } = app.server.address() as AddressInfo;
  return {
    smtpUrl: `smtp://${LOOPBACK}:${receiver.port}`,
    httpUrl: `http://${LOOPBACK}:${port}`,
    smtpPort: receiver.port,
    httpPort: port,
    async close() {
      await receiver.close();
      await app.close();
    },
  };
}
