import { sql } from 'kysely';
import { toLanguageName } from '../../domain/letters/words/language-name.ts';
import { LANGUAGES, type Language } from '../../domain/letters/words/phrasebook.ts';
import type { RegisterTransaction } from '../database.ts';
import { openTask } from '../tasks.ts';
import type { Texts } from './letter-templates.ts';

/** So many letters go out with changed texts before an officer releases them. */
export const TRIAL_LETTERS = 3;

/** A letter that could leave now, and the language that it would be written in. */
export interface LetterInLanguage {
  readonly id: string;
  readonly language: Language;
}

/**
 * Decides which of these letters may leave, as far as their texts are concerned, in their order: all in texts that are released, and
 * three in texts that are not. The others get `waits_for = 'release'`, and a task asks an officer to look at the three.
 * `texts` are those that the caller writes letters with. Answers the ids that may leave. Calls wait for each other where texts wait.
 */
export async function admitByTexts(
  transaction: RegisterTransaction,
  texts: readonly Texts[],
  letters: readonly LetterInLanguage[],
): Promise<ReadonlySet<string>> {
  if (letters.length === 0) return new Set();
  const unreleased = await lockUnreleased(transaction, texts);
  const waiting = new Set<string>();
  for (const one of unreleased) {
    const asked = letters.filter(({ language }) => language === one.language).map(({ id }) => id);
    const admitted = await listAdmitted(transaction, one);
    const free = Math.max(0, TRIAL_LETTERS - admitted.size);
    const begun = asked.filter((id) => !admitted.has(id)).slice(0, free);
    const others = asked.filter((id) => !admitted.has(id)).slice(free);
    await mark(transaction, begun, one, null);
    await mark(transaction, others, one, 'release');
    for (const id of others) waiting.add(id);
    if (asked.length > 0) await askForRelease(transaction, one.language);
  }
  const leaving = letters.map(({ id }) => id).filter((id) => !waiting.has(id));
  await forgetWaiting(transaction, leaving);
  return new Set(leaving);
}

/** Of these texts, those that an officer has not released. Texts that were never entered pass: nobody could release them. */
async function lockUnreleased(
  transaction: RegisterTransaction,
  texts: readonly Texts[],
): Promise<readonly Texts[]> {
  if (texts.length === 0) return [];
  const rows = await transaction
    .selectFrom('letter_templates')
    .select(['language', 'digest'])
    .where('released_at', 'is', null)
    .where(({ eb, or }) => or(texts.map(({ language, digest }) => eb.and({ language, digest }))))
    .orderBy('language')
    .forUpdate()
    .execute();
  return rows.flatMap(({ language, digest }) =>
    LANGUAGES.filter((known) => known === language).map((known) => ({ language: known, digest })),
  );
}

/** Letters that are part of the trial, whether they have left or are about to. */
async function listAdmitted(
  transaction: RegisterTransaction,
  { language, digest }: Texts,
): Promise<ReadonlySet<string>> {
  const rows = await transaction
    .selectFrom('letters')
    .select('id')
    .where('language', '=', language)
    .where('template', '=', digest)
    .where('waits_for', 'is', null)
    .where('status', 'not in', ['superseded', 'failed'])
    .execute();
  return new Set(rows.map(({ id }) => id));
}

async function mark(
  transaction: RegisterTransaction,
  ids: readonly string[],
  { language, digest }: Texts,
  waitsFor: 'release' | null,
): Promise<void> {
  if (ids.length === 0) return;
  await transaction
    .updateTable('letters')
    .set({ language, template: waitsFor === null ? digest : null, waits_for: waitsFor })
    .where('id', 'in', ids)
    .execute();
}

async function forgetWaiting(transaction: RegisterTransaction, ids: readonly string[]): Promise<void> {
  await sql`
    update letters set waits_for = null where id = any(${ids}::uuid[]) and waits_for is not null
  `.execute(transaction);
}

async function askForRelease(transaction: RegisterTransaction, language: Language): Promise<void> {
  await openTask(transaction, {
    kind: 'texts-unreleased',
    review: null,
    letterId: null,
    subject: language,
    text: `The texts of letters in ${toLanguageName(language)} have changed. Three letters go out with them; the others wait. Read the three, then release the texts.`,
  });
}
