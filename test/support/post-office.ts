import type { Relay } from '../../activities/mail/relay.ts';
import { createTransport, type Transport } from '../../activities/mail/transport.ts';
import type { Pulse } from '../../activities/pulse.ts';
import { createSendDueLetters } from '../../activities/send-due-letters.ts';
import { alwaysOpen, type Offices } from '../../domain/calendar/offices.ts';
import type { ProceedingsClock } from '../../domain/calendar/proceedings-clock.ts';
import type { Instant, ZoneName } from '../../domain/calendar/time.ts';
import type { Act, ActBody } from '../../domain/review/acts.ts';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import { enterStandingContacts } from '../../register/contacts.ts';
import type { Register } from '../../register/database.ts';
import { type Gathering, gatherLetters } from '../../register/letters/gather-letters.ts';
import { type ListedLetter, listLetters } from '../../register/letters/letters.ts';
import { settleReview } from '../../register/settle-review.ts';
import type { MailActivities, SendDueLettersResult } from '../../workflows/messages.ts';
import { type Behaviour, type FaultyRelay, startFaultyRelay } from './faulty-relay.ts';
import { PHRASEBOOKS } from './phrasebooks.ts';
import { openingsOn } from './sixty-two-openings.ts';
import { UNTOC } from './untoc-procedure.ts';

const MAIL_DOMAIN = 'chancery.example';
const START = '2021-11-01T12:00:00.000Z' as Instant;

/** Proceedings that stand at noon of the day on which the reviews are opened, and run as fast as real time. */
export function clockFrom(start: Instant = START): ProceedingsClock {
  return { origin: new Date().toISOString() as Instant, start, rate: 1 };
}

const QUIET_PULSE: Pulse = {
  beat: () => undefined,
  stopping: new AbortController().signal,
  warn: () => undefined,
};

/** What a test wants otherwise of a post room. */
export interface RoomParts {
  readonly graceMs?: number;
  readonly pulse?: Pulse;
  readonly offices?: Offices;
  readonly lettersPerDay?: number;
  readonly postRooms?: number;
  readonly bounceDomain?: string;
  readonly wakePostRoom?: (mechanism: string) => Promise<void>;
}

/** The activity as a worker has it, but for the pulse, for a shorter grace than a real relay may need, and for offices that never close. */
export function postRoomOf(
  register: Register,
  {
    pulse = QUIET_PULSE,
    ...parts
  }: RoomParts & { readonly clock: ProceedingsClock; readonly transport: Transport; readonly relay: Relay },
): MailActivities['sendDueLetters'] {
  return createSendDueLetters({
    register,
    mailDomain: MAIL_DOMAIN,
    from: `reviews@${MAIL_DOMAIN}`,
    phrasebooks: PHRASEBOOKS,
    offices: alwaysOpen('Europe/Vienna' as ZoneName),
    lettersPerDay: 1,
    postRooms: 1,
    wakePostRoom: () => Promise.resolve(),
    graceMs: 20,
    ...parts,
    pulse: () => pulse,
  });
}

/** A post room, the relay that it hands its letters to, and the clock that both live by. */
export interface PostOffice {
  readonly relay: FaultyRelay;
  readonly clock: ProceedingsClock;
  readonly send: () => Promise<SendDueLettersResult>;
  close(): Promise<void>;
}

/** The relay behaves so; it can be asked about what it received, unless `witness` says otherwise. */
export async function openPostOffice(
  register: Register,
  behave: (recipient: string, index: number) => Behaviour,
  { witness, clock = clockFrom(), ...parts }: RoomParts & { witness?: Relay; clock?: ProceedingsClock } = {},
): Promise<PostOffice> {
  const relay = await startFaultyRelay({ behave });
  const transport = createTransport(relay.smtpUrl, { connections: 4 });
  const send = postRoomOf(register, { ...parts, clock, transport, relay: witness ?? relay.witness });
  return {
    relay,
    clock,
    send: () => send({ mechanism: 'untoc' }),
    close: async () => {
      await transport.close();
      await relay.close();
    },
  };
}

/** Slips that one review makes at once: focal points and experts of three States, a questionnaire and a summary. */
export const SLIPS_PER_REVIEW = 8;

/** Letters that are made of them: one to each of three States, and one to the secretariat. */
export const LETTERS_OF_ONE_REVIEW = 4;

/** Letters that so many reviews make at once: one to each State that takes part in any of them, and one to the secretariat. */
export function countLetters(reviews: number): number {
  return statesOf(openingsOn('2021-11-01', reviews)).size + 1;
}

function statesOf(openings: ReturnType<typeof openingsOn>): ReadonlySet<string> {
  return new Set(
    openings.flatMap(({ opened }) => [opened.underReview, ...opened.reviewers].map(({ code }) => code)),
  );
}

/**
 * Opens so many reviews on 1 November 2021, with a permanent mission for each State. Each review makes `SLIPS_PER_REVIEW` slips
 * at once.
 */
export async function openReviews(register: Register, count: number): Promise<readonly ReviewKey[]> {
  const openings = openingsOn('2021-11-01', count);
  const states = statesOf(openings);
  await enterStandingContacts(register, [
    ...[...states].map((code) => ({
      role: 'permanent-mission' as const,
      party: code,
      name: `Permanent Mission of State ${code}`,
      email: `mission.${code.toLowerCase()}@missions.example`,
      language: 'en',
    })),
    {
      role: 'secretariat',
      party: null,
      name: 'Case officer',
      email: 'officer@chancery.example',
      language: 'en',
    },
  ]);
  for (const { key, opened } of openings) await recordAct(register, key, opened);
  return openings.map(({ key }) => key);
}

/** So long ago the post room takes an act for no part of a series that goes on. */
const A_WHILE_MS = 60_000;

/** Makes letters of the slips that are due, as a post room does before it sends. */
export async function gatherNow(
  register: Register,
  now: Instant = START,
  changes: Partial<Gathering> = {},
): Promise<number> {
  return await gatherLetters(register, {
    mechanism: 'untoc',
    now,
    clock: clockFrom(now),
    offices: alwaysOpen('Europe/Vienna' as ZoneName),
    lettersPerDay: 1,
    texts: [],
    ...changes,
  });
}

/** Enters one act as the workflow would, at noon of the opening day or at `now`; it was recorded a while before. */
export async function recordAct(
  register: Register,
  review: ReviewKey,
  body: ActBody,
  sequence = 1,
  now = START,
): Promise<void> {
  const act: Act = {
    sequence,
    commandId: `${review}-${sequence}`,
    recordedBy: 'test',
    recordedAt: new Date(Date.parse(now) - A_WHILE_MS).toISOString() as Instant,
    body,
  };
  await settleReview(register, { review, acts: [act], now, procedure: UNTOC });
}

export async function allLetters(register: Register): Promise<readonly ListedLetter[]> {
  const letters: ListedLetter[] = [];
  let cursor: string | null = null;
  do {
    const page = await listLetters(register, { limit: 200, ...(cursor === null ? {} : { cursor }) });
    letters.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return letters;
}

/** How many letters are in each state. */
export async function countByStatus(register: Register): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const { status } of await allLetters(register)) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
