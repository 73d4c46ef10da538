import { sql } from 'kysely';
import type { CivilDate, Instant } from '../../domain/calendar/time.ts';
import type { Delivery } from '../../domain/letters/delivery/delivery.ts';
import type { LetterStatus } from '../../domain/letters/letter-status.ts';
import type { PartyCode } from '../../domain/parties/party.ts';
import type { AddresseeKind } from '../../domain/procedure/procedure.ts';
import type { NoticeKey } from '../../domain/review/notice.ts';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import { parseCursor, toCursor } from '../cursor.ts';
import type { Register } from '../database.ts';
import { type ListPage, type ListWindow, toPage } from '../list-page.ts';
import { IS_HELD } from './holds.ts';

/** A letter as lists show it. */
export interface ListedLetter {
  readonly id: string;
  /** Left part of the Message-ID; the mail adapter adds the domain. */
  readonly messageToken: string;
  readonly mechanism: string;
  /** The first of `reviews`. */
  readonly review: ReviewKey;
  /** Reviews that it speaks of. */
  readonly reviews: readonly ReviewKey[];
  readonly noticeKeys: readonly NoticeKey[];
  /** Tasks of the secretariat that it tells of. */
  readonly taskIds: readonly string[];
  readonly addressee: AddresseeKind;
  /** The State written to; `null` for the secretariat and the bureau. */
  readonly state: PartyCode | null;
  readonly day: CivilDate;
  readonly moment: Instant;
  readonly status: LetterStatus;
  readonly attempts: number;
  readonly sentAt: Instant | null;
  /** What was reported about its delivery; `null` while nothing was. */
  readonly delivery: Delivery | null;
  /** Proceedings' time of that report. */
  readonly deliveryAt: Instant | null;
  /** The reporting system's words, without mail addresses. */
  readonly deliveryDetail: string | null;
  /** The letter that could not be delivered, and for which this one goes to the permanent mission. */
  readonly insteadOf: string | null;
  readonly lastError: string | null;
  readonly subject: string | null;
  /** Language that it left in. */
  readonly language: string | null;
  /** It waits to be sent, and an officer holds it. */
  readonly held: boolean;
  /** `release`: its texts have changed, and an officer has not released them. */
  readonly waitsFor: 'release' | null;
}

export interface LetterFilter extends ListWindow {
  /** The State written to. */
  readonly state?: PartyCode | undefined;
  readonly addressee?: AddresseeKind | undefined;
  /** Speaks of this review, among others perhaps. */
  readonly review?: ReviewKey | undefined;
  /** Left in this language. */
  readonly language?: string | undefined;
  /** Of this day. */
  readonly day?: CivilDate | undefined;
  readonly status?: LetterStatus | undefined;
  readonly delivery?: Delivery | undefined;
  /** Found in the review's key, the name of the State under review or written to, the notice, subject, text or last error. */
  readonly text?: string | undefined;
}

/** Letters, newest moment first. @throws {CursorError} */
export async function listLetters(register: Register, filter: LetterFilter): Promise<ListPage<ListedLetter>> {
  const { limit, cursor } = filter;
  let query = selectLetters(register)
    .orderBy('moment', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  const { addressee, day, delivery, language, review, state, status, text } = filter;
  if (state !== undefined) query = query.where('party', '=', state);
  if (addressee !== undefined) query = query.where('addressee', '=', addressee);
  if (review !== undefined) query = query.where(sql<boolean>`review_keys @> array[${review}]`);
  if (status !== undefined) query = query.where('status', '=', status);
  if (delivery !== undefined) query = query.where('delivery', '=', delivery);
  if (language !== undefined) query = query.where('language', '=', language);
  if (day !== undefined) query = query.where('day', '=', day);
  if (text !== undefined && text !== '') query = query.where(mentions(text));
  if (cursor !== undefined) {
    const [moment, id] = parseCursor(cursor, ['instant', 'uuid']);
    query = query.where(sql<boolean>`(moment, id) < (${moment}::timestamptz, ${id}::uuid)`);
  }
  return toPage(await query.execute(), limit, ({ moment, id }) => toCursor([moment, id]));
}

/** One letter with what was kept of its text. */
export interface LetterDetails extends ListedLetter {
  /** Proceedings' time before which it does not leave. */
  readonly notBefore: Instant;
  /** As it left, without the salutation: names of people are kept with the contacts alone. */
  readonly bodyText: string | null;
}

export async function findLetter(register: Register, id: string): Promise<LetterDetails | undefined> {
  return await selectLetters(register)
    .select(['not_before as notBefore', 'body_text as bodyText'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The letter that went, or is to go, to the permanent mission because this one came back. */
export async function findReplacement(register: Register, id: string): Promise<string | undefined> {
  const row = await register
    .selectFrom('letters')
    .select('id')
    .where('instead_of', '=', id)
    .executeTakeFirst();
  return row?.id;
}

function selectLetters(register: Register) {
  return register
    .selectFrom('letters')
    .select([
      'id',
      'message_token as messageToken',
      'mechanism',
      'review_key as review',
      'review_keys as reviews',
      'notice_keys as noticeKeys',
      'task_ids as taskIds',
      'addressee',
      'party as state',
      'day',
      'moment',
      'status',
      'attempts',
      'sent_at as sentAt',
      'delivery',
      'delivery_at as deliveryAt',
      'delivery_detail as deliveryDetail',
      'instead_of as insteadOf',
      'last_error as lastError',
      'subject',
      'language',
      'waits_for as waitsFor',
      sql<boolean>`(status = 'intended' and ${IS_HELD})`.as('held'),
    ]);
}

function mentions(text: string) {
  const wanted = sql`lower(${text})`;
  return sql<boolean>`(
    strpos(lower(concat_ws(' ', array_to_string(letters.review_keys || letters.notice_keys, ' '), letters.subject, letters.body_text,
      letters.last_error)), ${wanted}) > 0
    or exists (
      select from review_parties as named
      where named.review_key = any(letters.review_keys) and (named.role = 'under-review' or named.party = letters.party)
        and strpos(lower(named.name), ${wanted}) > 0))`;
}
