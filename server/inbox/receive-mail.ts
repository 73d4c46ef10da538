import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { MailStore } from './mail-store.ts';

const LOOPBACK = '127.0.0.1';
/** Larger than any letter by far; keeps one sender from filling the memory. */
const LARGEST_MAIL_BYTES = 10 * 1024 * 1024;
const CLOSE_TIMEOUT_MS = 1_000;

export interface MailReceiver {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Accepts mail for anybody on the loopback interface. The answer 250 is given only when the store holds the mail; the envelope is
 * kept in the headers `Return-Path` and `Delivered-To`, as a mailbox does.
 * @throws Error of the socket, such as EADDRINUSE.
 */
export async function receiveMail(
  store: MailStore,
  port: number,
  say: (line: string) => void,
): Promise<MailReceiver> {
  const server = new SMTPServer({
    name: 'chancery-inbox',
    banner: 'Chancery inbox',
    size: LARGEST_MAIL_BYTES,
    // It listens on loopback alone: nobody to authenticate, nothing to encrypt.
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    closeTimeout: CLOSE_TIMEOUT_MS,
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.once('end', () => {
        if (stream.sizeExceeded) {
          callback(
            Object.assign(new Error('Message is larger than this inbox takes'), { responseCode: 552 }),
          );
          return;
        }
        const { mailFrom, rcptTo } = session.envelope;
        const envelope = [
          `Return-Path: <${mailFrom === false ? '' : mailFrom.address}>\r\n`,
          ...rcptTo.map((recipient) => `Delivered-To: ${recipient.address}\r\n`),
        ];
        store.add(Buffer.concat([Buffer.from(envelope.join('')), ...chunks])).then(
          (mail) => callback(null, `Kept as ${mail.id}`),
          (error: unknown) => {
            say(`The inbox could not keep a mail: ${error instanceof Error ? error.message : String(error)}`);
            callback(Object.assign(new Error('The mail could not be written'), { responseCode: 451 }));
          },
        );
      });
    },
  });
  // Connections that end badly are their sender's affair; without a listener they would end this process.
  server.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      server.server.off('error', reject);
      resolve();
    });
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
