import { sql } from 'kysely';
import type { LeftOut } from '../../domain/letters/post/leave-out.ts';
import type { NoticeKey } from '../../domain/review/notice.ts';
import type { Register } from '../database.ts';

/** Why these notices are written in no letter, by notice; those that a letter carries, or is to carry, are not among them. */
export async function readLeftOut(
  register: Register,
  notices: readonly NoticeKey[],
): Promise<ReadonlyMap<NoticeKey, string>> {
  if (notices.length === 0) return new Map();
  const rows = await register
    .selectFrom('notices')
    .select(['key', 'left_out as reason'])
    .where('key', 'in', notices)
    .where('left_out', 'is not', null)
    .$narrowType<{ reason: string }>()
    .execute();
  return new Map(rows.map(({ key, reason }) => [key, reason]));
}

/**
 * Notes which of its notices a letter is written without, and why, and that it is written with the others: before it leaves, so that a kill
 * cannot lose it. Of a letter that had left before, and goes out once more, what it told then stays as it was.
 */
export async function noteLeftOut(
  register: Register,
  letterId: string,
  { carried, leftOut }: { readonly carried: readonly NoticeKey[]; readonly leftOut: readonly LeftOut[] },
): Promise<void> {
  const notes = [...carried.map((notice) => ({ notice, reason: null })), ...leftOut];
  await sql`
    update notices set left_out = noted.reason
    from jsonb_to_recordset(${JSON.stringify(notes)}::jsonb) as noted(notice text, reason text)
    where notices.key = noted.notice and notices.left_out is distinct from noted.reason
      and (noted.reason is null
        or not exists (select from letters where letters.id = ${letterId} and letters.sent_at is not null))
  `.execute(register);
}
