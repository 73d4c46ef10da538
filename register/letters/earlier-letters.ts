import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/time.ts';
import { toCivilDate } from '../../domain/calendar/zoned.ts';
import type { EarlierLetter } from '../../domain/letters/letter-facts.ts';
import type { NoticeKey } from '../../domain/review/notice.ts';
import type { RegisterOrTransaction } from '../database.ts';
import { requireProcedure } from '../procedures.ts';

type Row = Omit<EarlierLetter, 'day' | 'replaced'> & {
  readonly replaced: boolean;
  readonly asked: NoticeKey;
  readonly moment: Instant;
  readonly procedureDigest: string;
};

/**
 * What was written about the same time limits before these notices, oldest first; by notice. A notice that its letter left out counts
 * as superseded, whatever became of the letter; one whose letter left has the state that was reported of its delivery.
 */
export async function readEarlier(
  register: RegisterOrTransaction,
  notices: readonly NoticeKey[],
): Promise<ReadonlyMap<NoticeKey, readonly EarlierLetter[]>> {
  const { rows } = await sql<Row>`
    with asked as materialized (
      select key, review_key, limit_key, moment from notices where key = any(${[...notices]}::text[])
    ), carried as materialized (
      select unnest(notice_keys) as key, addressee,
        case when status = 'sent' then coalesce(delivery, status) else status end as status,
        letters.delivery = 'bounced' and exists (
          select from letters as instead
          where instead.instead_of = letters.id and instead.status = 'sent' and instead.delivery is distinct from 'bounced'
        ) as replaced
      from letters
      where review_keys && array(select distinct review_key from asked)
    )
    select asked.key as asked, earlier.rung, earlier.moment, carried.addressee,
      case when earlier.left_out is null then carried.status else 'superseded' end as status,
      coalesce(carried.replaced, false) as replaced,
      reviews.procedure_digest as "procedureDigest"
    from asked
    join reviews on reviews.key = asked.review_key
    join notices as earlier on earlier.review_key = asked.review_key and earlier.limit_key = asked.limit_key
      and earlier.moment < asked.moment
    join carried on carried.key = earlier.key
    order by earlier.moment, earlier.key, carried.addressee
  `.execute(register);
  const byNotice = new Map<NoticeKey, EarlierLetter[]>();
  for (const { asked, moment, procedureDigest, rung, addressee, status, replaced } of rows) {
    const { zone } = await requireProcedure(register, procedureDigest);
    const before = byNotice.get(asked);
    const day = toCivilDate(moment, zone);
    const letter = { rung, addressee, day, status, ...(replaced ? { replaced } : {}) };
    if (before === undefined) byNotice.set(asked, [letter]);
    else before.push(letter);
  }
  return byNotice;
}
