import type { ProceedingsClock } from '../domain/calendar/proceedings-clock.ts';
import type { Register } from '../register/database.ts';
import type { SendDueLettersInput, SendDueLettersResult } from '../workflows/messages.ts';
import type { Relay } from './mail/relay.ts';
import type { Transport } from './mail/transport.ts';

/** What the post room needs; `from` is the mailbox letters come from, such as `secretariat@example.org`. */
export interface SendDueLettersDependencies {
  readonly register: Register;
  readonly clock: ProceedingsClock;
  readonly transport: Transport;
  readonly relay: Relay;
  /** Right part of every Message-ID. */
  readonly mailDomain: string;
  readonly from: string;
}

export function createSendDueLetters(
  _dependencies: SendDueLettersDependencies,
): (input: SendDueLettersInput) => Promise<SendDueLettersResult> {
  throw new Error('not written yet');
}
