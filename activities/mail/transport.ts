import type { OutgoingMail, SendOutcome } from './outgoing-mail.ts';
import { createSmtpLane, type SmtpLane } from './smtp-lane.ts';
import { parseSmtpUrl } from './smtp-url.ts';

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
/** A relay that allows fewer connections than we open gets fewer for so long. */
const REST_MS = 60_000;

/**
 * Opens connections as mails come, keeps them for the next ones, and lets them go when idle. Where one connection cannot be had while
 * another works, the relay is not away but has enough of us: the lane rests, and the mail goes by another.
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
  const send = async (mail: OutgoingMail): Promise<SendOutcome> => {
    const lane = await take();
    const outcome = await lane.send(mail);
    if (outcome.kind === 'relay-unusable' && lanes.some((other) => other.isOpen())) {
      setTimeout(() => giveBack(lane), REST_MS).unref();
      return send(mail);
    }
    giveBack(lane);
    return outcome;
  };
  return {
    send,
    async close() {
      await Promise.all(lanes.map((lane) => lane.close()));
    },
  };
}
