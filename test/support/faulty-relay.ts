import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import type { Relay } from '../../activities/mail/relay.ts';
import { findMessageId } from '../../server/inbox/find-message-id.ts';

/** What the relay does with a mail: takes it, answers with a code at a stage, or loses the connection. */
export type Behaviour =
  | 'accept'
  | { readonly reply: number; readonly to: 'connection' | 'sender' | 'recipient' | 'message' }
  /** Loses the connection when the whole message is there: kept or not, the sender never hears of it. */
  | { readonly drop: 'message'; readonly kept: boolean }
  /** Loses the connection when it hears of the recipient, before any of the message. */
  | { readonly drop: 'recipient' };

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly messageId: string;
  readonly raw: Buffer;
  /** What reports were asked for (RFC 3461), by name; `null` when none were. */
  readonly reports: { readonly name: string | null; readonly when: readonly string[] } | null;
}

export interface FaultyRelay {
  readonly smtpUrl: string;
  /** All that was accepted or kept, in order. */
  readonly received: readonly ReceivedMail[];
  /** Connections that were opened. */
  connections(): number;
  /** Knows what was received. */
  readonly witness: Relay;
  close(): Promise<void>;
}

export interface FaultyRelayOptions {
  /** Asked once per mail, with its recipient and how many mails came before; for a connection with no recipient yet. */
  readonly behave?: (recipient: string, index: number) => Behaviour;
  /** Connections at once; the next one is turned away with 421. */
  readonly mostClients?: number;
  /** Real time before each answer to a message. */
  readonly delayMs?: number;
}

/** An SMTP server in this process that fails as told. */
export async function startFaultyRelay({
  behave = () => 'accept',
  delayMs = 0,
  mostClients = Infinity,
}: FaultyRelayOptions = {}): Promise<FaultyRelay> {
  const received: ReceivedMail[] = [];
  const planned = new Map<string, Behaviour>();
  let mails = 0;
  let connections = 0;

  const drop = (session: SMTPServerSession): void => {
    for (const connection of server.connections) {
      if (connection.id === session.id) connection._socket.destroy();
    }
  };
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    hideDSN: false,
    closeTimeout: 100,
    maxClients: mostClients,
    onConnect(_session, callback) {
      connections += 1;
      callback(toError(behave('', mails), 'connection'));
    },
    onMailFrom(_address, _session, callback) {
      callback(toError(behave('', mails), 'sender'));
    },
    onRcptTo({ address }, session, callback) {
      const behaviour = behave(address, mails);
      mails += 1;
      planned.set(session.id, behaviour);
      if (typeof behaviour === 'object' && 'drop' in behaviour && behaviour.drop === 'recipient')
        drop(session);
      else callback(toError(behaviour, 'recipient'));
    },
    onData(stream, session, callback) {
      const behaviour = planned.get(session.id) ?? 'accept';
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.once('end', () => {
        void pause(delayMs).then(() => {
          const error = toError(behaviour, 'message');
          if (error !== null) return callback(error);
          const raw = Buffer.concat(chunks);
          const { mailFrom, rcptTo } = session.envelope;
          const kept =
            behaviour === 'accept' ||
            (typeof behaviour === 'object' && 'kept' in behaviour && behaviour.kept);
          if (kept) {
            received.push({
              from: mailFrom === false ? '' : mailFrom.address,
              to: rcptTo.map(({ address }) => address),
              messageId: findMessageId(raw),
              raw,
              reports: toReports(session),
            });
          }
          if (typeof behaviour === 'object' && 'drop' in behaviour) drop(session);
          else callback(null);
        });
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    smtpUrl: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    received,
    connections: () => connections,
    witness: {
      ask: (messageId) =>
        Promise.resolve(received.some((mail) => mail.messageId === messageId) ? 'accepted' : 'not-seen'),
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

function toError(
  behaviour: Behaviour,
  stage: 'connection' | 'sender' | 'recipient' | 'message',
): Error | null {
  if (typeof behaviour === 'string' || !('reply' in behaviour) || behaviour.to !== stage) return null;
  return Object.assign(new Error(`told to answer ${behaviour.reply}`), { responseCode: behaviour.reply });
}

function toReports({ envelope: { dsn, rcptTo } }: SMTPServerSession): ReceivedMail['reports'] {
  const when = rcptTo.flatMap((recipient) => recipient.dsn?.notify ?? []);
  return when.length === 0 ? null : { name: dsn?.envid ?? null, when };
}
