import { writeSync } from 'node:fs';
import { createRelay, type Relay } from '../../activities/mail/relay.ts';
import { createTransport, type Transport } from '../../activities/mail/transport.ts';
import { createSendDueLetters } from '../../activities/send-due-letters.ts';
import { createPhrasebook } from '../../config/messages/create-phrasebook.ts';
import { readLanguageTexts } from '../../config/messages/language-texts.ts';
import { loadStateNames } from '../../config/parties/state-names.ts';
import { alwaysOpen } from '../../domain/calendar/offices.ts';
import type { ProceedingsClock } from '../../domain/calendar/proceedings-clock.ts';
import { openRegister } from '../../register/database.ts';
import type { KillPlan, KillPoint } from './kill-plan.ts';
import { LETTERS_PROCEDURE } from './letters-procedure.ts';
import { watchStatements } from './watch-statements.ts';

/** What the process is told to begin, in one message. */
export interface SendingOrder {
  readonly databaseUrl: string;
  readonly smtpUrl: string;
  readonly relayApiUrl: string;
  readonly mailDomain: string;
  readonly clock: ProceedingsClock;
  /** `null`: it lives until no letter is left. */
  readonly plan: KillPlan | null;
}

/** Written when a round ended before the planned point was met. */
export const BETWEEN_ROUNDS = 'between rounds';

/** The built-in inbox knows a mail at once. */
const GRACE_MS = 20;

/**
 * A process that sends what is due as a worker does, and kills itself where it is told to, so that nothing of it can be tidied up. It loads
 * everything and then waits for its order: what is measured is the sending.
 */
const english = readLanguageTexts('en');
const phrasebooks = new Map([
  ['en' as const, createPhrasebook({ texts: english, english, stateNames: loadStateNames() })],
]);
process.once('message', (order: SendingOrder) => void obey(order));
process.once('disconnect', () => process.exit(1));
process.send?.({ ready: true });

async function obey(order: SendingOrder): Promise<void> {
  const { clock, mailDomain, plan } = order;
  const meet = meetingOf(plan);
  const send = createSendDueLetters({
    register: watchStatements(openRegister(order.databaseUrl), meet),
    clock,
    transport: watchTransport(createTransport(order.smtpUrl), meet),
    relay: watchRelay(createRelay(order.relayApiUrl), meet),
    mailDomain,
    from: `reviews@${mailDomain}`,
    phrasebooks,
    offices: alwaysOpen(LETTERS_PROCEDURE.zone),
    lettersPerDay: 1,
    postRooms: 1,
    wakePostRoom: () => Promise.resolve(),
    graceMs: GRACE_MS,
    pulse: () => ({ beat: () => undefined, stopping: new AbortController().signal, warn: () => undefined }),
  });
  let sent: number;
  do ({ sent } = await send({ mechanism: LETTERS_PROCEDURE.id }));
  while (plan === null && sent > 0);
  if (plan === null) process.exit(0);
  writeSync(1, BETWEEN_ROUNDS);
  die();
}

/** Counts how often each point is met; at the planned time it is the last thing that happens. */
function meetingOf(plan: KillPlan | null): (point: KillPoint) => void {
  let met = 0;
  return (point) => {
    if (point !== plan?.point) return;
    met += 1;
    if (met === plan.nth) die();
  };
}

/** As kill -9 from outside: no handler runs, nothing is flushed, and the sockets close. */
function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

function watchTransport(transport: Transport, meet: (point: KillPoint) => void): Transport {
  return {
    ...transport,
    send: async (mail) => {
      meet('before-handing-over');
      const outcome = await transport.send(mail);
      if (outcome.kind === 'accepted') meet('after-acceptance');
      return outcome;
    },
  };
}

function watchRelay(relay: Relay, meet: (point: KillPoint) => void): Relay {
  return {
    ...relay,
    ask: async (messageId) => {
      meet('before-question');
      const answer = await relay.ask(messageId);
      meet('after-answer');
      return answer;
    },
  };
}
