import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerEnvelope } from 'smtp-server';
import { isTakenIn, type TakeInDeps, type TakenIn, takeIn } from './take-in.ts';

export interface IntakeOptions extends TakeInDeps {
  readonly host: string;
  /** 0: a free one. */
  readonly port: number;
  readonly log: IntakeLog;
}

/** The part of a logger that is used: fields first, then a sentence. */
export interface IntakeLog {
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface Intake {
  readonly port: number;
  /** How many mails of each kind came in since the start. */
  counts(): Readonly<Record<string, number>>;
  /** Lets mails that are being taken in come to their end. */
  close(): Promise<void>;
}

/** So much of a mail is read. A report stands before the letter that it returns, and the journal needs the head alone. */
const READ_BYTES = 256 * 1024;
/** A letter with the evidence for the bureau, returned whole, is smaller by far. */
const LARGEST_MAIL_BYTES = 32 * 1024 * 1024;
const CLIENTS = 20;
const SOCKET_TIMEOUT_MS = 60_000;
const CLOSE_TIMEOUT_MS = 1_000;
/** One mail is for one letter; a few more, should the relay join copies. */
const RECIPIENTS = 16;

/**
 * Listens for mail to return paths and to the journal; every other recipient is refused. The answer 250 is given when the register
 * holds what the mail said. It neither authenticates nor encrypts: only the relay may reach it.
 * @throws Error of the socket, such as EADDRINUSE.
 */
export async function startIntake({ host, port, log, ...deps }: IntakeOptions): Promise<Intake> {
  const counts: Record<string, number> = {};
  const server = new SMTPServer({
    name: 'chancery',
    banner: 'Chancery takes in reports about letters',
    size: LARGEST_MAIL_BYTES,
    maxClients: CLIENTS,
    socketTimeout: SOCKET_TIMEOUT_MS,
    closeTimeout: CLOSE_TIMEOUT_MS,
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    onRcptTo({ address }, { envelope }, callback) {
      if (!isTakenIn(deps, address)) callback(toAnswer(550, 'No such address here'));
      else if (envelope.rcptTo.length >= RECIPIENTS) callback(toAnswer(452, 'Too many recipients'));
      else callback();
    },
    onData(stream, { envelope }, callback) {
      void takeInAll(deps, stream, envelope).then(
        (taken) => {
          for (const kind of taken) counts[kind] = (counts[kind] ?? 0) + 1;
          log.info({ taken, counts: { ...counts } }, 'a mail about letters came in');
          callback(toRefusal(taken), 'Taken in');
        },
        (error: unknown) => {
          log.error({ err: error }, 'a mail about letters could not be taken in; its sender tries again');
          callback(toAnswer(451, 'Not now; try again later'));
        },
      );
    },
  });
  // Connections that end badly are their sender's affair; without a listener they would end this process.
  server.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, host, () => {
      server.server.off('error', reject);
      resolve();
    });
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    counts: () => ({ ...counts }),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

async function takeInAll(
  deps: TakeInDeps,
  stream: SMTPServerDataStream,
  { mailFrom, rcptTo }: SMTPServerEnvelope,
): Promise<readonly TakenIn[]> {
  const raw = await readBeginning(stream);
  if (stream.sizeExceeded) return ['too-large'];
  const nullSender = mailFrom === false || mailFrom.address === '';
  const taken: TakenIn[] = [];
  for (const { address } of rcptTo) taken.push(await takeIn(deps, { raw, nullSender, recipient: address }));
  return taken;
}

/** The beginning of the mail, when all of it has come. */
async function readBeginning(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (length < READ_BYTES) chunks.push(chunk.subarray(0, READ_BYTES - length));
    length += chunk.length;
  }
  return Buffer.concat(chunks);
}

/** One answer for all recipients: something to be brought again comes before something that a person is to know. */
function toRefusal(taken: readonly TakenIn[]): Error | null {
  if (taken.includes('too-large')) return toAnswer(552, 'Larger than any letter that could come back');
  if (taken.includes('too-early')) return toAnswer(451, 'The letter is just being sent; try again later');
  if (taken.includes('from-a-person'))
    return toAnswer(550, 'Nobody reads mail to this address; please write to the sender named in the letter');
  return null;
}

function toAnswer(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
