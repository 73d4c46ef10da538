import type { Offices } from '../domain/calendar/offices.ts';
import { type ProceedingsClock, toProceedingsTime } from '../domain/calendar/proceedings-clock.ts';
import type { Instant } from '../domain/calendar/time.ts';
import { parseMailAddress } from '../domain/letters/mail-address.ts';
import type { Register } from '../register/database.ts';
import { nextLetterAt } from '../register/letters/post-room.ts';
import type { MailActivities } from '../workflows/messages.ts';
import { openLedger } from './ledger.ts';
import { beginRun } from './mail/owner.ts';
import type { Relay } from './mail/relay.ts';
import type { Transport } from './mail/transport.ts';
import type { PostRound } from './post-round.ts';
import { activityPulse, type Pulse } from './pulse.ts';
import { type Recovery, recoverLetters } from './recover-letters.ts';
import { remindOfDrafts } from './remind-of-drafts.ts';
import { sendGathered, sendWhenQuiet } from './send-gathered.ts';
import { watchCalendars } from './watch-calendars.ts';

export interface SendDueLettersDependencies {
  readonly register: Register;
  readonly clock: ProceedingsClock;
  readonly transport: Transport;
  readonly relay: Relay;
  /** Right part of every Message-ID. Must not change while letters may be in doubt. */
  readonly mailDomain: string;
  /** Mailbox that letters come from and replies go to. */
  readonly from: string;
  /** What letters are written with, in all languages. */
  readonly phrasebooks: PostRound['phrasebooks'];
  readonly offices: Offices;
  /** To one address on one day, at most. */
  readonly lettersPerDay: number;
  /** How many rooms send a mechanism's letters side by side. */
  readonly postRooms: number;
  /** Has all rooms of a mechanism look for letters, and starts those that are missing. */
  readonly wakePostRoom: (mechanism: string) => Promise<void>;
  /** Domain of the return paths; `undefined` where nobody takes reports in. */
  readonly bounceDomain?: string | undefined;
  /** How long a relay may take to know of a mail that it has accepted; real time. */
  readonly graceMs?: number;
  /** Default: that of the running activity. */
  readonly pulse?: () => Pulse;
}

const GRACE_MS = 2_000;
const BEAT_MS = 1_000;

/**
 * Makes the activity that sends every letter which may leave now: it waits until what falls due together is there, makes letters of the
 * slips, and sends them. Letters are rows: each is claimed (`sending`, committed) before the relay hears of it and settled on its
 * own, so that at any point this may end and begin again, and several may run side by side: what one holds the others leave alone. It
 * throws when the register cannot be reached, never because of a letter or of the relay.
 * @throws TypeError when `from` is no mail address
 */
export function createSendDueLetters({
  graceMs = GRACE_MS,
  pulse: findPulse = activityPulse,
  postRooms,
  wakePostRoom,
  ...dependencies
}: SendDueLettersDependencies): MailActivities['sendDueLetters'] {
  const from = parseMailAddress(dependencies.from);
  return async (room) => {
    const { register } = dependencies;
    const pulse = findPulse();
    const owner = beginRun();
    const ledger = openLedger(register);
    const round: PostRound = {
      ...dependencies,
      from,
      graceMs,
      room,
      owner: owner.id,
      ledger,
      pulse,
      relayAway: null,
    };
    // The heartbeat's time is short, so that a killed worker is replaced soon; one slow relay must not look like a killed worker.
    const beating = setInterval(() => pulse.beat({ ...ledger.tally() }), BEAT_MS);
    try {
      await watchCalendars(round);
      // First, so that what is to be told to the secretariat goes with its letter of the day.
      const remindAt = await remindOfDrafts(round);
      const { lookAgainAtMs } = await sendAll(round);
      const { sent, failed, inDoubt } = ledger.tally();
      const lookAgainAt = lookAgainAtMs === null ? null : toProceedingsTime(round.clock, lookAgainAtMs);
      const letterAt = await nextLetterAt(register, room);
      const nextAt = postpone(earliestOf([letterAt, lookAgainAt, remindAt]), round);
      const retired = (room.shard?.of ?? 1) !== postRooms;
      // They take over before this one ends.
      if (retired) await wakePostRoom(room.mechanism);
      return { sent, failed, inDoubt, nextAt, ...(retired ? { retired } : {}) };
    } finally {
      clearInterval(beating);
      owner.release();
    }
  };
}

/** What a predecessor left behind is looked into while the queue goes on: nothing waits for a relay's grace time. */
async function sendAll(round: PostRound): Promise<Recovery> {
  const [recovery, sending] = await Promise.allSettled([recoverLetters(round), sendWhenQuiet(round)]);
  if (sending.status === 'rejected') throw sending.reason;
  if (recovery.status === 'rejected') throw recovery.reason;
  if (recovery.value.recovered > 0) await sendGathered(round);
  return recovery.value;
}

function earliestOf(moments: readonly (Instant | null)[]): Instant | null {
  return moments.reduce((one, other) => {
    if (one === null || other === null) return one ?? other;
    return one < other ? one : other;
  }, null);
}

/** While the relay is away nothing is due earlier than the next look at it. */
function postpone(nextAt: Instant | null, { relayAway }: PostRound): Instant | null {
  if (nextAt === null || relayAway === null) return nextAt;
  return nextAt > relayAway.until ? nextAt : relayAway.until;
}
