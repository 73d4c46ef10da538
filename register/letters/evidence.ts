import { sql } from 'kysely';
import {
  isRehearsal,
  type ProceedingsClock,
  toProceedingsTime,
} from '../../domain/calendar/proceedings-clock.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type {
  EvidenceAct,
  EvidenceAttempt,
  EvidenceFacts,
  EvidenceLetter,
  EvidenceNotice,
} from '../../domain/letters/evidence/evidence-facts.ts';
import type { Notice, NoticeKey } from '../../domain/review/notice.ts';
import { readActs } from '../acts.ts';
import type { RegisterOrTransaction } from '../database.ts';
import { readMatters } from './matters.ts';

export interface EvidenceQuestion {
  /** A letter that awaits a signature, or one that was signed: it carries one notice. */
  readonly letterId: string;
  /** Right-hand side of the letters' Message-IDs. */
  readonly mailDomain: string;
  readonly clock: ProceedingsClock;
  /** Proceedings' time. */
  readonly now: Instant;
}

/**
 * All that the register holds now about the time limit that a letter is about. Within a transaction it is of one moment. Undefined for a
 * letter that carries no notice, or is not there.
 */
export async function readEvidence(
  register: RegisterOrTransaction,
  { clock, letterId, mailDomain, now }: EvidenceQuestion,
): Promise<EvidenceFacts | undefined> {
  const [matter] = (await readMatters(register, [letterId])).get(letterId) ?? [];
  if (matter === undefined) return undefined;
  const { limit, notice, owedBy, procedure, review } = matter;
  const notices = await readNotices(register, notice);
  const about = { letterId, mailDomain, clock, notice, notices };
  return {
    asOf: now,
    rehearsal: isRehearsal(clock),
    notice,
    procedure,
    review,
    owedBy,
    limit,
    notices,
    letters: await readLetters(register, about),
    decisions: (await readLetterActs(register, [letterId])).get(letterId) ?? [],
    acts: await readActs(register, review.key),
  };
}

async function readNotices(
  register: RegisterOrTransaction,
  { key, review, limit }: Notice,
): Promise<readonly EvidenceNotice[]> {
  const rows = await register
    .selectFrom('notices')
    .select([
      'key',
      'review_key as review',
      'limit_key as limit',
      'obligation',
      'party',
      'rung',
      'occurrence',
      'addressee',
      'due_on as dueOn',
      'moment',
      'late',
      'signature',
      'reason as superseded',
      'left_out as leftOut',
    ])
    .where('review_key', '=', review)
    .where('limit_key', '=', limit)
    .where('key', '<>', key)
    .orderBy('moment')
    .orderBy('key')
    .execute();
  return rows.map(({ superseded, leftOut, ...notice }) => ({ notice, superseded, leftOut }));
}

interface About {
  readonly letterId: string;
  readonly mailDomain: string;
  readonly clock: ProceedingsClock;
  readonly notice: Notice;
  readonly notices: readonly EvidenceNotice[];
}

async function readLetters(
  register: RegisterOrTransaction,
  { clock, letterId, mailDomain, notice, notices }: About,
): Promise<readonly EvidenceLetter[]> {
  const rows = await selectLetters(register, letterId, notice);
  const ids = rows.map(({ id }) => id);
  const attempts = await readAttempts(register, ids, clock);
  const acts = await readLetterActs(register, ids);
  const ofLimit = new Set<NoticeKey>([notice.key, ...notices.map((each) => each.notice.key)]);
  return rows.flatMap(({ id, insteadOf, messageToken, noticeKeys, tasks, ...letter }) => {
    const carried = notices.filter((each) => each.leftOut === null && noticeKeys.includes(each.notice.key));
    // What it was to say about this time limit was left out of it.
    if (carried.length === 0) return [];
    return {
      ...letter,
      messageId: `${messageToken}@${mailDomain}`,
      insteadOf: insteadOf === null ? null : `${insteadOf}@${mailDomain}`,
      notices: carried.map((each) => each.notice),
      among: tasks || noticeKeys.some((key) => !ofLimit.has(key)),
      attempts: attempts.get(id) ?? [],
      acts: acts.get(id) ?? [],
    };
  });
}

/** Letters with a notice of the same time limit but that letter itself, oldest first. */
async function selectLetters(register: RegisterOrTransaction, letterId: string, { review, limit }: Notice) {
  return await register
    .selectFrom('letters')
    .leftJoin('contacts', 'contacts.id', 'letters.contact_id')
    .leftJoin('letters as replaced', 'replaced.id', 'letters.instead_of')
    .select([
      'letters.id',
      'letters.message_token as messageToken',
      'letters.notice_keys as noticeKeys',
      'letters.addressee',
      'contacts.role as writtenTo',
      'letters.day',
      'letters.language',
      'letters.subject',
      'letters.status',
      'letters.sent_at as sentAt',
      'letters.delivery',
      'letters.delivery_at as deliveryAt',
      'replaced.message_token as insteadOf',
      sql<boolean>`cardinality(letters.task_ids) > 0`.as('tasks'),
    ])
    .where(sql<boolean>`letters.review_keys @> array[${review}]`)
    .where(
      sql<boolean>`letters.notice_keys && array(
        select key from notices where review_key = ${review} and limit_key = ${limit})`,
    )
    .where('letters.id', '<>', letterId)
    .orderBy('letters.moment')
    .orderBy('letters.id')
    .execute();
}

/** Attempts that have ended, oldest first, in the proceedings' time; by letter. */
async function readAttempts(
  register: RegisterOrTransaction,
  letterIds: readonly string[],
  clock: ProceedingsClock,
): Promise<ReadonlyMap<string, readonly EvidenceAttempt[]>> {
  if (letterIds.length === 0) return new Map();
  const rows = await register
    .selectFrom('letter_attempts')
    .select(['letter_id as letterId', 'outcome', 'ended_at as endedAt'])
    .where('letter_id', 'in', letterIds)
    .orderBy('attempt')
    .execute();
  return byLetter(rows, ({ outcome, endedAt }) => ({
    at: toProceedingsTime(clock, Date.parse(endedAt)),
    outcome,
  }));
}

/** What officers did, oldest first, without their names; by letter. */
async function readLetterActs(
  register: RegisterOrTransaction,
  letterIds: readonly string[],
): Promise<ReadonlyMap<string, readonly EvidenceAct[]>> {
  if (letterIds.length === 0) return new Map();
  const rows = await register
    .selectFrom('letter_acts')
    .select(['letter_id as letterId', 'kind', 'reason', 'insisted', 'recorded_at as at'])
    .where('letter_id', 'in', letterIds)
    .orderBy('id')
    .execute();
  return byLetter(rows, ({ kind, reason, insisted, at }) => ({ kind, reason, insisted, at }));
}

function byLetter<Row extends { readonly letterId: string }, Item>(
  rows: readonly Row[],
  toItem: (row: Row) => Item,
): ReadonlyMap<string, readonly Item[]> {
  const items = new Map<string, Item[]>();
  for (const row of rows) {
    const before = items.get(row.letterId);
    if (before === undefined) items.set(row.letterId, [toItem(row)]);
    else before.push(toItem(row));
  }
  return items;
}
