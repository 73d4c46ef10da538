import { sql } from 'kysely';
import type { Offices } from '../../domain/calendar/offices.ts';
import type { ProceedingsClock } from '../../domain/calendar/proceedings-clock.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { gather } from '../../domain/letters/post/gather.ts';
import { toLetterLanguage } from '../../domain/letters/words/pick-phrasebook.ts';
import type { Register, RegisterTransaction } from '../database.ts';
import { IS_HELD } from './holds.ts';
import type { Texts } from './letter-templates.ts';
import { readLeftLately } from './letters-left-lately.ts';
import { readSlips } from './read-slips.ts';
import { admitByTexts } from './trial-letters.ts';
import { writeGathered } from './write-gathered.ts';

export interface Gathering {
  readonly mechanism: string;
  /** Proceedings' time. */
  readonly now: Instant;
  readonly clock: ProceedingsClock;
  readonly offices: Offices;
  /** To one address on one day, at most. */
  readonly lettersPerDay: number;
  /** That letters will be written with. */
  readonly texts: readonly Texts[];
}

/** Any number that nothing else in this database uses: `post` in ASCII. */
const GATHERING_LOCK = 0x706f7374;

/**
 * Makes letters of the slips that are due, in one transaction; answers how many letters may leave now. Whatever the number of post rooms,
 * one at a time gathers for a mechanism. Rows that somebody is claiming or deciding about are passed over until the next time.
 */
export async function gatherLetters(register: Register, gathering: Gathering): Promise<number> {
  if (!(await hasSlips(register, gathering))) return 0;
  return await register
    .transaction()
    .execute(async (transaction) => await gatherLocked(transaction, gathering));
}

async function gatherLocked(transaction: RegisterTransaction, gathering: Gathering): Promise<number> {
  const { mechanism, now, clock, offices, lettersPerDay, texts } = gathering;
  await sql`select pg_advisory_xact_lock(${GATHERING_LOCK}, hashtext(${mechanism}))`.execute(transaction);
  const slips = await readSlips(transaction, mechanism, now);
  if (slips.length === 0) return 0;
  const left = await readLeftLately(transaction, slips, { now, clock });
  const plan = gather({ slips, now, offices, lettersPerDay, left });
  const written = await writeGathered(transaction, plan, now);
  const leaving = written.flatMap(({ id, later, contact }) =>
    later === null && contact !== null ? [{ id, language: toLetterLanguage(contact.language) }] : [],
  );
  const admitted = await admitByTexts(transaction, texts, leaving);
  return admitted.size;
}

/** A look that locks nothing, since most rounds find nothing new. */
async function hasSlips(register: Register, { mechanism, now }: Gathering): Promise<boolean> {
  const slip = await register
    .selectFrom('letters')
    .select('id')
    .where('mechanism', '=', mechanism)
    .where('status', '=', 'intended')
    .where('gathered', '=', false)
    .where('not_before', '<=', now)
    .where(({ not }) => not(IS_HELD))
    .limit(1)
    .executeTakeFirst();
  return slip !== undefined;
}
