import type { MailAddress } from '../../domain/letters/mail-address.ts';
import { createSmtpLane, type SmtpLane } from './smtp-lane.ts';
import { parseSmtpUrl } from './smtp-url.ts';

/** One letter, ready to go: composed, with exactly one recipient. */
export interface OutgoingMail {
  readonly envelope: { readonly from: MailAddress; readonly to: MailAddress };
  /** The whole message, headers and body. */
  readonly raw: Buffer;
}

/** What became of a mail, as far as the relay said. */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly reply: string }
  /** This letter did not leave; later it may (4xx). */
  | { readonly kind: 'not-now'; readonly reason: string }
  /** This letter will never be accepted as it is (5xx about its recipient or its content). */
  | { readonly kind: 'refused'; readonly reason: string }
  /** No letter can leave: the relay is away, turns us away, or does not know us. This one did not leave. */
  | { readonly kind: 'relay-unusable'; readonly reason: string }
  /** The connection was lost after the message had begun to flow and before an answer: it may have left (RFC 1047). */
  | { readonly kind: 'unknown'; readonly reason: string };

/** Hands letters to a relay. Never repeats a letter on its own, and never throws for what a relay does. */
export interface Transport {
  send(mail: OutgoingMail): Promise<SendOutcome>;
  /** Says goodbye on all connections. Mails being sent end as `unknown` or `relay-unusable`. */
  close(): Promise<void>;
}

export interface TransportOptions {
  /** Connections at most. More than the relay can serve at once only wait there. */
  readonly connections?: number;
}

const CONNECTIONS = 8;

/**
 * Opens connections as mails come, keeps them for the next ones, and lets them go when idle.
 * @param smtpUrl `smtp://user:password@host:port` or `smtps://…`
 * @throws TypeError when the address cannot be read; its secrets are not repeated.
 */
export function createTransport(
  smtpUrl: string,
  { connections = CONNECTIONS }: TransportOptions = {},
): Transport {
  const target = parseSmtpUrl(smtpUrl);
  const lanes = Array.from({ length: connections }, () => createSmtpLane(target));
  const free = [...lanes];
  const waiting: ((lane: SmtpLane) => void)[] = [];

  const take = (): Promise<SmtpLane> => {
    // The lane used last has an open connection; the others may rest.
    const lane = free.pop();
    return lane === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(lane);
  };
  const giveBack = (lane: SmtpLane): void => {
    const next = waiting.shift();
    if (next === undefined) free.push(lane);
    else next(lane);
  };
  return {
    async send(mail) {
      const lane = await take();
      try {
        return await lane.send(mail);
      } finally {
        giveBack(lane);
      }
    },
    async close() {
      await Promise.all(lanes.map((lane) => lane.close()));
    },
  };
}
