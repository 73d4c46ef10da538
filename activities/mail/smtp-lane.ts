import { once } from 'node:events';
import SMTPConnection, { type SMTPEnvelope } from 'nodemailer/lib/smtp-connection';
import { classifyFailure } from './classify-failure.ts';
import { createMessageStream, type MessageStream } from './message-stream.ts';
import type { OutgoingMail, SendOutcome } from './outgoing-mail.ts';
import { SEND_TIMEOUT_MS } from './send-limits.ts';
import type { SmtpTarget } from './smtp-url.ts';

/** One connection at a time to the relay, one mail at a time on it. */
export interface SmtpLane {
  /** Whether it has a connection that worked when it was used last. */
  isOpen(): boolean;
  /** Never called again before it has answered. */
  send(mail: OutgoingMail): Promise<SendOutcome>;
  /** Says goodbye, and waits a moment for the answer. */
  close(): Promise<void>;
}

/** Relays drop idle clients in the middle of the next mail; so the lane goes first. */
const IDLE_MS = 5_000;
const CONNECT_TIMEOUT_MS = 10_000;
const GOODBYE_MS = 1_000;

export function createSmtpLane(target: SmtpTarget): SmtpLane {
  let connection: SMTPConnection | null = null;
  let idle: NodeJS.Timeout | undefined;

  const quit = async (): Promise<void> => {
    const last = connection;
    connection = null;
    if (last === null) return;
    const goodbye = setTimeout(() => last.close(), GOODBYE_MS);
    const ended = once(last, 'end');
    last.quit();
    await ended;
    clearTimeout(goodbye);
  };
  const connect = async (): Promise<SMTPConnection> => {
    const opened = await open(target);
    opened.once('end', () => {
      if (connection === opened) connection = null;
    });
    connection = opened;
    return opened;
  };
  const drop = (): void => {
    connection?.close();
    connection = null;
  };

  /** Over an open connection, or over a new one. A mail that was not accepted leaves a session half done: the next one begins afresh. */
  const sendOver = async (ready: SMTPConnection, mail: OutgoingMail): Promise<SendOutcome> => {
    if (Date.now() > mail.beginBeforeMs) return { kind: 'not-begun' };
    const outcome = await transmit(ready, mail);
    if (outcome.kind !== 'accepted') drop();
    return outcome;
  };

  return {
    isOpen: () => connection !== null,
    async send(mail) {
      clearTimeout(idle);
      try {
        const kept = connection;
        if (kept !== null) {
          const outcome = await sendOver(kept, mail);
          // A kept connection may have ended while it rested. Nothing of this mail has flowed: one fresh connection may try.
          if (outcome.kind !== 'relay-unusable') return outcome;
        }
        return await sendOver(await connect(), mail);
      } catch (error) {
        drop();
        return { kind: 'relay-unusable', reason: error instanceof Error ? error.message : String(error) };
      } finally {
        idle = setTimeout(() => void quit(), IDLE_MS).unref();
      }
    },
    async close() {
      clearTimeout(idle);
      await quit();
    },
  };
}

/** Connects and logs in. Rejects with what the relay said. */
function open({ auth, ...address }: SmtpTarget): Promise<SMTPConnection> {
  return new Promise((resolve, reject) => {
    const connection = new SMTPConnection({
      ...address,
      connectionTimeout: CONNECT_TIMEOUT_MS,
      greetingTimeout: CONNECT_TIMEOUT_MS,
      socketTimeout: SEND_TIMEOUT_MS,
    });
    const fail = (error: Error): void => {
      // Before the close, which is announced at once and would be taken for the reason.
      reject(error);
      connection.close();
    };
    // These stay for as long as the connection does: an error without a listener would end the process.
    connection.on('error', fail);
    connection.once('end', () =>
      reject(new Error('the relay closed the connection before the session began')),
    );
    connection.connect((failure) => {
      if (failure !== undefined) fail(failure);
      else if (auth === undefined) resolve(connection);
      else
        connection.login({ ...auth }, (refusal) => (refusal === null ? resolve(connection) : fail(refusal)));
    });
  });
}

function transmit(connection: SMTPConnection, { envelope, raw }: OutgoingMail): Promise<SendOutcome> {
  return new Promise((resolve) => {
    const message: MessageStream = createMessageStream(raw);
    const timer = setTimeout(() => {
      resolve(classifyFailure(new Error('the relay did not answer in time'), message.started()));
      connection.close();
    }, SEND_TIMEOUT_MS);
    connection.send(toSmtpEnvelope(envelope), message.stream, (error, info) => {
      clearTimeout(timer);
      if (error !== null) resolve(classifyFailure(error, message.started()));
      else resolve({ kind: 'accepted', reply: info.response });
    });
  });
}

/** A relay that does not know RFC 3461 is not asked for reports; it may send them all the same. */
function toSmtpEnvelope({ from, reportsAs, to }: OutgoingMail['envelope']): SMTPEnvelope {
  const envelope = { from, to: [to] };
  if (reportsAs === undefined) return envelope;
  // The head alone is returned: it names the letter, and a text with personal data does not travel once more.
  return { ...envelope, dsn: { id: reportsAs, return: 'headers', notify: ['success', 'failure', 'delay'] } };
}
