import type { Offices } from '../domain/calendar/offices.ts';
import { type ProceedingsClock, toProceedingsTime } from '../domain/calendar/proceedings-clock.ts';
import type { Instant } from '../domain/calendar/time.ts';
import type { MailAddress } from '../domain/letters/mail-address.ts';
import { nextAttemptAt } from '../domain/letters/post/next-attempt.ts';
import type { Language, Phrasebook } from '../domain/letters/words/phrasebook.ts';
import type { Register } from '../register/database.ts';
import type { Room } from '../register/letters/post-room.ts';
import type { Ledger } from './ledger.ts';
import type { OwnerId } from './mail/owner.ts';
import type { Relay } from './mail/relay.ts';
import type { Transport } from './mail/transport.ts';
import type { Pulse } from './pulse.ts';

/** One run of the post room: what its parts share. */
export interface PostRound {
  readonly register: Register;
  readonly clock: ProceedingsClock;
  readonly room: Room;
  readonly offices: Offices;
  readonly phrasebooks: ReadonlyMap<Language, Phrasebook>;
  /** To one address on one day, at most. */
  readonly lettersPerDay: number;
  readonly owner: OwnerId;
  readonly transport: Transport;
  readonly relay: Relay;
  readonly mailDomain: string;
  readonly from: MailAddress;
  /** Domain that reports about deliveries come back to; `undefined` where nobody takes them in, and letters return to `from`. */
  readonly bounceDomain?: string | undefined;
  readonly graceMs: number;
  readonly ledger: Ledger;
  readonly pulse: Pulse;
  /** Once the relay turned out to be unusable: why, and when to look again (proceedings' time). */
  relayAway: { readonly reason: string; readonly until: Instant } | null;
}

export function nowOf({ clock }: Pick<PostRound, 'clock'>): Instant {
  return toProceedingsTime(clock, Date.now());
}

/** No further letter is begun: the worker ends, or the relay is away. */
export function isEnding(round: PostRound): boolean {
  return round.relayAway !== null || round.pulse.stopping.aborted;
}

/** A relay that is away is looked at again after 1, 2 and 4 minutes, and then every 8: all letters wait for it. */
const LONGEST_AWAY = 4;

/** Remembers that no letter can leave for now. The first to notice, in this attempt of its letter, says so in the log. */
export function noteRelayAway(round: PostRound, reason: string, attempt: number): Instant {
  if (round.relayAway === null) {
    const until = nextAttemptAt(round.clock, nowOf(round), Math.min(attempt, LONGEST_AWAY));
    round.relayAway = { reason, until };
    round.pulse.warn('the mail relay cannot be used; letters wait', { reason, until: round.relayAway.until });
  }
  return round.relayAway.until;
}
