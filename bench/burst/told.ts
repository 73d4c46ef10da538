import { sql } from 'kysely';
import type { Register } from '../../register/database.ts';

/** How many notices have left in letters. */
export async function countTold(register: Register): Promise<number> {
  const { told } = await register
    .selectFrom('letters')
    .select(sql<string>`coalesce(sum(cardinality(notice_keys)), 0)`.as('told'))
    .where('status', '=', 'sent')
    .executeTakeFirstOrThrow();
  return Number(told);
}

/** Every letter with the left part of its Message-ID and the notices that it carries. */
export async function readLetters(
  register: Register,
): Promise<readonly { readonly token: string; readonly notices: readonly string[] }[]> {
  return await register
    .selectFrom('letters')
    .select(['message_token as token', 'notice_keys as notices'])
    .execute();
}
