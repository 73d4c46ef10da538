import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/time.ts';
import type { GatheredLetter, GatherPlan } from '../../domain/letters/post/gather.ts';
import type { SlipItem } from '../../domain/letters/post/slip.ts';
import type { RegisterTransaction } from '../database.ts';

/** Said of a letter that was tried and whose notices another one carries now. */
export const ABSORBED = 'its notices go with a later letter';

/** A gathered letter and the row that keeps it. */
export type WrittenLetter = GatheredLetter & { readonly id: string };

/**
 * Writes down what was put together. A slip that was never tried is removed when another row carries its notice, since the notice itself
 * stays; a letter that was tried stays as the record of that.
 */
export async function writeGathered(
  transaction: RegisterTransaction,
  { letters, absorbed }: GatherPlan,
  now: Instant,
): Promise<readonly WrittenLetter[]> {
  await removeAbsorbed(transaction, absorbed);
  await updateKept(transaction, letters, now);
  const written: WrittenLetter[] = [];
  for (const letter of letters) {
    written.push({ ...letter, id: letter.row ?? (await insertParted(transaction, letter, now)) });
  }
  return written;
}

async function removeAbsorbed(transaction: RegisterTransaction, absorbed: readonly string[]): Promise<void> {
  if (absorbed.length === 0) return;
  await sql`
    with removed as (
      delete from letters where id = any(${[...absorbed]}::uuid[]) and attempts = 0
    )
    update letters set status = 'superseded', last_error = ${ABSORBED}
    where id = any(${[...absorbed]}::uuid[]) and attempts > 0
  `.execute(transaction);
}

async function updateKept(
  transaction: RegisterTransaction,
  letters: readonly GatheredLetter[],
  now: Instant,
): Promise<void> {
  const rows = letters.flatMap(({ row, items, contact, later, unchanged }) =>
    row === null
      ? []
      : [{ id: row, contactId: contact?.id ?? null, later, ...(unchanged ? {} : toContents(items)) }],
  );
  if (rows.length === 0) return;
  await sql`
    update letters as letter
    set gathered = kept.later is null,
      waits_for = null,
      not_before = coalesce(kept.later, least(letter.not_before, ${now}::timestamptz)),
      contact_id = kept."contactId",
      notice_keys = coalesce(kept."noticeKeys", letter.notice_keys),
      task_ids = coalesce(kept."taskIds", letter.task_ids),
      review_keys = coalesce(kept."reviewKeys", letter.review_keys),
      review_key = coalesce(kept."reviewKeys"[1], letter.review_key)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as kept(
      id uuid, "contactId" uuid, later timestamptz, "noticeKeys" text[], "taskIds" uuid[], "reviewKeys" text[])
    where letter.id = kept.id
  `.execute(transaction);
}

/**
 * A letter whose notices go to two addresses from now on becomes two: the second begins as a new row. Its token is of chance, for the keys
 * may have made a token that a letter tried earlier has.
 */
async function insertParted(
  transaction: RegisterTransaction,
  { like, items, contact, later }: GatheredLetter,
  now: Instant,
): Promise<string> {
  const contents = toContents(items);
  const { rows } = await sql<{ id: string }>`
    insert into letters (
      mechanism, review_key, review_keys, notice_keys, task_ids, addressee, party, day, moment, status, gathered,
      not_before, message_token, contact_id)
    select mechanism, ${contents.reviewKeys[0]}, ${contents.reviewKeys}::text[], ${contents.noticeKeys}::text[],
      ${contents.taskIds}::uuid[], addressee, party, day, moment, 'intended', ${later === null},
      coalesce(${later}::timestamptz, ${now}::timestamptz), replace(gen_random_uuid()::text, '-', ''),
      ${contact?.id ?? null}::uuid
    from letters where id = ${like}
    returning id
  `.execute(transaction);
  const [made] = rows;
  if (made === undefined) throw new Error(`the letter ${like} is not there to be parted`);
  return made.id;
}

function toContents(items: readonly SlipItem[]): {
  readonly noticeKeys: readonly string[];
  readonly taskIds: readonly string[];
  readonly reviewKeys: readonly string[];
} {
  return {
    noticeKeys: items.filter(({ kind }) => kind === 'notice').map(({ key }) => key),
    taskIds: [...new Set(items.filter(({ kind }) => kind === 'task').map(({ key }) => key))],
    reviewKeys: [...new Set(items.map(({ review }) => review))],
  };
}
