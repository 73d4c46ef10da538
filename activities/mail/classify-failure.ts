import type { SendOutcome } from './outgoing-mail.ts';

/** The parts of the SMTP client's errors that tell one failure from another. */
interface SmtpFailure extends Error {
  /** `ECONNECTION`, `EENVELOPE`, `EMESSAGE`, … */
  readonly code?: string;
  /** Three digits of the relay's reply; absent when the connection ended without one. */
  readonly responseCode?: number;
  /** SMTP command in answer to which it failed; `CONN` when it was none. */
  readonly command?: string;
}

/** The relay is going away (RFC 5321, 3.8): it concerns the connection, not this mail. */
const SERVICE_CLOSING = 421;
const PERMANENT = 500;

/**
 * What a failure means for the mail. `started`: the relay had asked for the message, so that without an answer it may have accepted it.
 * A refusal of the sender is no fault of the letter: it stays, and a person is to look at the configuration.
 */
export function classifyFailure(error: Error, started: boolean): SendOutcome {
  const { code, command, responseCode, message: reason }: SmtpFailure = error;
  if (responseCode === undefined) {
    if (started) return { kind: 'unknown', reason };
    // The client itself found fault with the envelope or with the size that the relay announced.
    if (code === 'EENVELOPE' || code === 'EMESSAGE') return { kind: 'refused', reason };
    return { kind: 'relay-unusable', reason };
  }
  if (responseCode === SERVICE_CLOSING) return { kind: started ? 'not-now' : 'relay-unusable', reason };
  if (command === 'RCPT TO' || command === 'DATA') {
    return { kind: responseCode < PERMANENT ? 'not-now' : 'refused', reason };
  }
  if (command === 'MAIL FROM' && responseCode < PERMANENT) return { kind: 'not-now', reason };
  return { kind: 'relay-unusable', reason };
}
