import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Correspondent, Slip, SlipItem } from '../../domain/letters/post/slip.ts';
import { toLetterLanguage } from '../../domain/letters/words/pick-phrasebook.ts';
import type { AddresseeKind } from '../../domain/procedure/procedure.ts';
import type { Actor } from '../../domain/review/acts.ts';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import type { RegisterTransaction } from '../database.ts';
import { requireProcedure } from '../procedures.ts';
import { CORRESPONDENT, IS_HELD } from './holds.ts';
import { type AddresseeQuestion, resolveAddressees } from './resolve-addressee.ts';

interface Row extends AddresseeQuestion {
  readonly id: string;
  readonly to: Correspondent;
  readonly attempts: number;
  readonly moment: Instant;
  readonly gathered: boolean;
  readonly alone: boolean;
  readonly kind: SlipItem['kind'];
  readonly key: string;
  readonly itemMoment: Instant;
  readonly sample: boolean;
  readonly procedureDigest: string;
}

/**
 * The slips that are due, and of those whom they go to everything else that waits: letters that were put together and not claimed yet, and
 * those that the relay turned away for now. Locked for this transaction; what is held, what an officer decided about, and what
 * somebody else has locked is left out.
 */
export async function readSlips(
  transaction: RegisterTransaction,
  mechanism: string,
  now: Instant,
): Promise<readonly Slip[]> {
  const rows = await selectRows(transaction, mechanism, now);
  const contacts = await resolveOnce(transaction, rows);
  const slips = new Map<string, Slip & { readonly items: SlipItem[] }>();
  for (const row of rows) {
    const { id, to, attempts, moment, gathered, alone, kind, key, reviewKey, itemMoment, sample } = row;
    const { zone, noticeTime } = await requireProcedure(transaction, row.procedureDigest);
    const contact = contacts.get(toQuestionKey(row)) ?? null;
    const item = { kind, key, review: reviewKey, moment: itemMoment, sample, zone, noticeTime, contact };
    const slip = slips.get(id);
    if (slip === undefined) slips.set(id, { id, to, attempts, moment, gathered, alone, items: [item] });
    else slip.items.push(item);
  }
  return [...slips.values()];
}

/** One row for each notice and each task. */
async function selectRows(
  transaction: RegisterTransaction,
  mechanism: string,
  now: Instant,
): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    with due as materialized (
      select distinct bucket from letters
      where mechanism = ${mechanism} and status = 'intended' and not gathered and not_before <= ${now} and not ${IS_HELD}
    )
    select letters.id, ${CORRESPONDENT} as "to", letters.attempts, letters.moment, letters.gathered,
      letters.instead_of is not null as alone, carried.kind, carried.key,
      reviews.key as "reviewKey", reviews.sample, reviews.procedure_digest as "procedureDigest",
      coalesce(notices.moment, letters.moment) as "itemMoment",
      coalesce(notices.party, letters.party, 'secretariat') as party,
      case when letters.instead_of is null then coalesce(notices.addressee, letters.addressee) else letters.addressee end
        as addressee
    from letters
    cross join lateral (
      select 'notice' as kind, unnest(letters.notice_keys) as key
      union all
      select 'task', unnest(letters.task_ids)::text
    ) as carried
    left join notices on carried.kind = 'notice' and notices.key = carried.key
    join reviews on reviews.key = coalesce(notices.review_key, letters.review_key)
    where letters.mechanism = ${mechanism} and letters.status = 'intended'
      and letters.bucket in (select bucket from due)
      and (letters.not_before <= ${now} or letters.attempts > 0)
      and not ${IS_HELD}
      and not exists (select from letter_acts where letter_acts.letter_id = letters.id)
    order by letters.moment, letters.id
    for update of letters skip locked
  `.execute(transaction);
  return rows;
}

/** Whom they go to, by question. A State has many slips and few addresses. */
async function resolveOnce(
  transaction: RegisterTransaction,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, NonNullable<SlipItem['contact']>>> {
  const questions = new Map(
    rows.map((row): [string, AddresseeQuestion] => {
      const { reviewKey, party, addressee } = row;
      return [toQuestionKey(row), { reviewKey, party, addressee }];
    }),
  );
  const answers = await resolveAddressees(transaction, [...questions.values()]);
  const keys = [...questions.keys()];
  return new Map(
    answers.flatMap((contact, index) => {
      const key = keys[index];
      if (contact === null || key === undefined) return [];
      const { id, email, language } = contact;
      return [[key, { id, email, language: toLetterLanguage(language) }] as const];
    }),
  );
}

function toQuestionKey(question: {
  readonly reviewKey: ReviewKey;
  readonly party: Actor;
  readonly addressee: AddresseeKind;
}): string {
  return `${question.reviewKey} ${question.party} ${question.addressee}`;
}
