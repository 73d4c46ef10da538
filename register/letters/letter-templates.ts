import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Language } from '../../domain/letters/words/phrasebook.ts';
import type { Register, RegisterTransaction } from '../database.ts';
import { closeTasksAbout } from '../tasks.ts';

/** The texts that letters in one language are written with, by the digest of all of them. */
export interface Texts {
  readonly language: Language;
  readonly digest: string;
}

/** Texts that have changed, of which a few letters go out as a trial, until an officer releases them. */
export interface UnreleasedTexts extends Texts {
  /** Real time at which the configuration last held them. */
  readonly enteredAt: Instant;
  /** Letters that went out, or are about to, as the trial; oldest first. */
  readonly trial: readonly string[];
  /** Letters that wait for the release. */
  readonly waiting: number;
}

/** Who releases the texts of a language, and why. */
export interface TextsRelease {
  readonly commandId: string;
  readonly language: Language;
  /** The texts that the officer looked at; without it, whatever waits. */
  readonly digest?: string | undefined;
  readonly officer: string;
  readonly reason: string;
  readonly now: Instant;
}

const REAL_NOW = sql<Instant>`date_trunc('milliseconds', clock_timestamp())`;

/**
 * Enters the texts that the configuration holds now. The first of a language that a register ever sees are taken as released: there is
 * nothing that they differ from. Later ones wait for an officer; those that were released once, and come back, do not. Letters that
 * are put together and have not left are gathered anew, as far as that matters. Answers whether there are such, and then the post rooms
 * are to be woken.
 */
export async function enterTexts(
  register: Register,
  texts: readonly Texts[],
  now: Instant,
): Promise<boolean> {
  const unreleased = await register.transaction().execute(async (transaction) => {
    // Two workers that start at once, each with other texts, must not both be the first.
    await sql`lock table letter_templates in share row exclusive mode`.execute(transaction);
    for (const { language, digest } of texts) {
      const first = sql<Instant | null>`case
        when exists (select from letter_templates where language = ${language}) then null
        else ${now}::timestamptz end`;
      await transaction
        .insertInto('letter_templates')
        .values({ language, digest, released_at: first })
        .onConflict((conflict) =>
          conflict.columns(['language', 'digest']).doUpdateSet({ entered_at: REAL_NOW }),
        )
        .execute();
    }
    const waiting = new Set((await selectUnreleased(transaction)).map(({ language }) => language));
    for (const { language } of texts) {
      if (!waiting.has(language)) await closeTasksAbout(transaction, 'texts-unreleased', language, RETURNED);
    }
    return waiting.size > 0;
  });
  // Those that could have left would otherwise leave with the new texts, and pass by the trial.
  return await gatherAnew(register, unreleased ? 'all' : 'waiting');
}

const RETURNED = {
  commandId: null,
  officer: 'Chancery',
  reason: 'Texts that had been released are in use again.',
} as const;

/** What came of a release. */
export type ReleaseOutcome =
  | 'released'
  /** No texts of the language wait, or this command released them before. */
  | 'unchanged'
  /** Other texts wait than those that the officer looked at. */
  | 'other-texts';

/** Releases the texts of a language that wait, closes their task, and lets the letters that waited leave. The post rooms are to be woken. */
export async function releaseTexts(register: Register, release: TextsRelease): Promise<ReleaseOutcome> {
  const outcome = await register
    .transaction()
    .execute(async (transaction) => await enterRelease(transaction, release));
  // After the commit: whoever gathers letters locks them first and the texts second, the other way round than here. Also when
  // nothing changed: the command may come again because its first call ended before this line.
  if (outcome !== 'other-texts') await gatherAnew(register, 'waiting');
  return outcome;
}

async function enterRelease(
  transaction: RegisterTransaction,
  { commandId, language, digest, officer, reason, now }: TextsRelease,
): Promise<ReleaseOutcome> {
  const before = await transaction
    .selectFrom('letter_templates')
    .select('digest')
    .where('release_command_id', '=', commandId)
    .executeTakeFirst();
  if (before !== undefined) return 'unchanged';
  const waiting = (await selectUnreleased(transaction)).find((texts) => texts.language === language);
  if (waiting === undefined) return 'unchanged';
  if (digest !== undefined && waiting.digest !== digest) return 'other-texts';
  const { numUpdatedRows } = await transaction
    .updateTable('letter_templates')
    .set({ released_at: now, released_by: officer, release_reason: reason, release_command_id: commandId })
    .where('language', '=', language)
    .where('digest', '=', waiting.digest)
    .where('released_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return 'unchanged';
  await closeTasksAbout(transaction, 'texts-unreleased', language, { commandId, officer, reason });
  return 'released';
}

/** Texts in use that wait for their release, by language. */
export async function listUnreleasedTexts(register: Register): Promise<readonly UnreleasedTexts[]> {
  const { rows } = await sql<UnreleasedTexts>`
    select texts.language, texts.digest, texts."enteredAt",
      coalesce((select jsonb_agg(id order by moment, id) from letters
        where letters.language = texts.language and letters.template = texts.digest
          and status <> 'superseded' and waits_for is null), '[]') as trial,
      (select count(*)::integer from letters
        where letters.language = texts.language and status = 'intended' and waits_for = 'release') as waiting
    from (${UNRELEASED}) as texts
    order by texts.language
  `.execute(register);
  return rows;
}

/** The newest of each language are in use; those that were never released. */
const UNRELEASED = sql<Texts & { enteredAt: Instant }>`
  select language, digest, entered_at as "enteredAt" from (
    select distinct on (language) language, digest, entered_at, released_at
    from letter_templates order by language, entered_at desc, digest
  ) as newest
  where released_at is null`;

async function selectUnreleased(transaction: RegisterTransaction): Promise<readonly Texts[]> {
  return (await UNRELEASED.execute(transaction)).rows;
}

/**
 * Puts letters back among the slips, so that whoever gathers next decides about them by the texts of then. What an officer decided about
 * leaves as it is.
 */
async function gatherAnew(register: Register, which: 'all' | 'waiting'): Promise<boolean> {
  const letters = register
    .updateTable('letters')
    .set({ waits_for: null, gathered: false })
    .where('status', '=', 'intended')
    .where('gathered', '=', true)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('letter_acts').select('id').whereRef('letter_id', '=', 'letters.id'))),
    );
  const { numUpdatedRows } = await (which === 'all'
    ? letters
    : letters.where('waits_for', '=', 'release')
  ).executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
