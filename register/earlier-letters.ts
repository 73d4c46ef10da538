import { sql } from 'kysely';
import type { EarlierLetter } from '../domain/letters/letter-facts.ts';
import type { RegisterOrTransaction } from './database.ts';

/** Letters about the same time limit with an earlier moment, oldest first; by letter. */
export async function readEarlier(
  register: RegisterOrTransaction,
  letterIds: readonly string[],
): Promise<ReadonlyMap<string, readonly EarlierLetter[]>> {
  const rows = await register
    .selectFrom('letters')
    .innerJoin('notices', (join) => join.on('notices.key', '=', sql`letters.notice_keys[1]`))
    .innerJoin('letters as earlier', 'earlier.review_key', 'letters.review_key')
    .innerJoin('notices as earlier_notice', (join) =>
      join
        .on('earlier_notice.key', '=', sql`earlier.notice_keys[1]`)
        .onRef('earlier_notice.limit_key', '=', 'notices.limit_key'),
    )
    .select([
      'letters.id as letterId',
      'earlier_notice.rung',
      'earlier.addressee',
      'earlier.day',
      'earlier.status',
    ])
    .where('letters.id', 'in', letterIds)
    .whereRef('earlier.moment', '<', 'letters.moment')
    .orderBy('earlier.moment')
    .orderBy('earlier_notice.key')
    .execute();
  const byLetter = new Map<string, EarlierLetter[]>();
  for (const { letterId, ...letter } of rows) {
    byLetter.set(letterId, [...(byLetter.get(letterId) ?? []), letter]);
  }
  return byLetter;
}
