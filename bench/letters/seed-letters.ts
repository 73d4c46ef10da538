import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { loadOffices } from '../../config/calendars/load-offices.ts';
import { loadParties } from '../../config/parties/load-parties.ts';
import { parseCivilDate } from '../../domain/calendar/civil-date.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { atLocalTime } from '../../domain/calendar/zoned.ts';
import type { Party, PartyCode } from '../../domain/parties/party.ts';
import type { Act, ActBody, ReviewParty } from '../../domain/review/acts.ts';
import { toReviewKey } from '../../domain/review/review-id.ts';
import type { Register } from '../../register/database.ts';
import { enterProcedure } from '../../register/procedures.ts';
import { settleReview } from '../../register/settle-review.ts';
import { LETTERS_PER_REVIEW, LETTERS_PROCEDURE } from './letters-procedure.ts';

/** A Tuesday. */
const DUE_ON = parseCivilDate('2021-03-02');
const OPENED_ON = parseCivilDate('2021-03-01');
const RECORDED_AT = atLocalTime(OPENED_ON, '12:00', LETTERS_PROCEDURE.zone);

/** When all letters are due; offices of the States that take part are open then, and for some time. */
export const MOMENT: Instant = atLocalTime(DUE_ON, LETTERS_PROCEDURE.noticeTime, LETTERS_PROCEDURE.zone);
/** The offices stay open at least so long after `MOMENT`. */
const OPEN_FOR_HOURS = 2;
const AT_ONCE = 8;
const CONTACTS_AT_ONCE = 1_000;
/** The letter keeps its language when texts change, so a measurement is the same whoever's capital it is. */
const LANGUAGE = 'en';

export interface Seeding {
  readonly reviews: number;
  /** The first phase that holds no review yet; answered is the next. */
  readonly phase: number;
  readonly say?: (line: string) => void;
}

/**
 * Enters reviews, focal points and the letters to them, as proceedings would have at `MOMENT`: three letters for each review, each to an
 * address of its own. The post room is not told.
 */
export async function seedLetters(register: Register, { reviews, phase, say }: Seeding): Promise<number> {
  const states = listStates();
  const wanted = Array.from({ length: reviews }, (_, index) => {
    const place = index % states.length;
    const three = [0, 1, 2].map((ahead) => requireState(states, (place + ahead) % states.length));
    return {
      phase: String(phase + Math.floor(index / states.length)),
      three,
      contacts: three.map(() => randomUUID()),
    };
  });
  await enterProcedure(register, LETTERS_PROCEDURE);
  await enterFocalPoints(register, wanted);
  const waiting = [...wanted];
  const settleOneByOne = async (): Promise<void> => {
    for (let review = waiting.shift(); review !== undefined; review = waiting.shift()) {
      await enterReview(register, review);
      if (waiting.length > 0 && waiting.length % 1_000 === 0) say?.(`${waiting.length} reviews to enter`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, settleOneByOne));
  // What a database that has lived for a while knows of its tables.
  await sql`analyze`.execute(register);
  return phase + Math.ceil(reviews / states.length);
}

/** So many letters wait, and none leaves before that moment of the proceedings. */
export async function postponeLetters(register: Register, until: Instant): Promise<number> {
  const { numUpdatedRows } = await register
    .updateTable('letters')
    .set({ not_before: until })
    .where('mechanism', '=', LETTERS_PROCEDURE.id)
    .where('status', '=', 'intended')
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** How many letters stand in each state. */
export async function countLetters(register: Register): Promise<Readonly<Record<string, number>>> {
  const rows = await register
    .selectFrom('letters')
    .select(({ fn }) => ['status', fn.countAll<string>().as('count')])
    .groupBy('status')
    .execute();
  return Object.fromEntries(rows.map(({ status, count }) => [status, Number(count)]));
}

interface WantedReview {
  readonly phase: string;
  readonly three: readonly ReviewParty[];
  /** Ids, by State. */
  readonly contacts: readonly string[];
}

/** Parties whose offices are open, so that no letter waits for its addressee. */
function listStates(): readonly ReviewParty[] {
  const offices = loadOffices();
  const later = new Date(Date.parse(MOMENT) + OPEN_FOR_HOURS * 3_600_000).toISOString() as Instant;
  const isOpen = (code: PartyCode): boolean =>
    offices.opensAt(code, MOMENT) === MOMENT && offices.opensAt(code, later) === later;
  return loadParties()
    .filter(({ code, instruments }) => instruments['untoc'] === 'yes' && isOpen(code))
    .map(({ code, name, regionalGroup }: Party) => ({ code, name, regionalGroup, instruments: ['untoc'] }));
}

function requireState(states: readonly ReviewParty[], place: number): ReviewParty {
  const state = states[place];
  if (state === undefined) throw new Error('no office is open at the moment of the measurement');
  return state;
}

async function enterFocalPoints(register: Register, reviews: readonly WantedReview[]): Promise<void> {
  const rows = reviews.flatMap(({ phase, three, contacts }) =>
    three.map(({ code, name }, at) => ({
      id: contacts[at] ?? '',
      review_key: toReviewKey({ mechanism: LETTERS_PROCEDURE.id, phase, party: three[0]?.code ?? '' }),
      party: code,
      role: 'focal-point' as const,
      name: `Focal point of ${name}`,
      email: `${three[0]?.code ?? ''}.${phase}.${code}@parties.example`.toLowerCase(),
      language: LANGUAGE,
    })),
  );
  for (let from = 0; from < rows.length; from += CONTACTS_AT_ONCE) {
    await register
      .insertInto('contacts')
      .values(rows.slice(from, from + CONTACTS_AT_ONCE))
      .execute();
  }
}

async function enterReview(register: Register, { phase, three, contacts }: WantedReview): Promise<void> {
  const [underReview, ...reviewers] = three;
  if (underReview === undefined) throw new Error(`a review has ${LETTERS_PER_REVIEW} States`);
  const review = toReviewKey({ mechanism: LETTERS_PROCEDURE.id, phase, party: underReview.code });
  const bodies: readonly ActBody[] = [
    { kind: 'review-opened', on: OPENED_ON, group: null, underReview, reviewers, sample: false },
    ...three.map(({ code }, at): ActBody => {
      const contactId = contacts[at] ?? '';
      return { kind: 'step-taken', step: 'named', party: code, on: OPENED_ON, contactId };
    }),
  ];
  const acts = bodies.map(
    (body, at): Act => ({
      sequence: at + 1,
      commandId: `${review} ${at + 1}`,
      recordedBy: 'measurement',
      recordedAt: RECORDED_AT,
      body,
    }),
  );
  await settleReview(register, { review, acts, now: MOMENT });
}
