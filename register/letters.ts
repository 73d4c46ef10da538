import { sql } from 'kysely';
import type { CivilDate, Instant } from '../domain/calendar/time.ts';
import type { PartyCode } from '../domain/parties/party.ts';
import type { AddresseeKind } from '../domain/procedure/procedure.ts';
import type { NoticeKey } from '../domain/review/notice.ts';
import type { ReviewKey } from '../domain/review/review-id.ts';
import { parseCursor, toCursor } from './cursor.ts';
import type { Register } from './database.ts';
import { type ListPage, type ListWindow, toPage } from './list-page.ts';
import type { LetterStatus } from './schema.ts';

/** A letter as lists show it. */
export interface ListedLetter {
  readonly id: string;
  /** Left part of the Message-ID; the mail adapter adds the domain. */
  readonly messageToken: string;
  readonly mechanism: string;
  readonly review: ReviewKey;
  readonly noticeKeys: readonly NoticeKey[];
  readonly addressee: AddresseeKind;
  /** The State written to; `null` for the secretariat and the bureau. */
  readonly state: PartyCode | null;
  readonly day: CivilDate;
  readonly moment: Instant;
  readonly status: LetterStatus;
  readonly attempts: number;
  readonly sentAt: Instant | null;
  readonly lastError: string | null;
  readonly subject: string | null;
}

export interface LetterFilter extends ListWindow {
  /** The State written to. */
  readonly state?: PartyCode | undefined;
  readonly review?: ReviewKey | undefined;
  readonly status?: LetterStatus | undefined;
}

/** Letters, newest moment first. @throws {CursorError} */
export async function listLetters(
  register: Register,
  { state, review, status, limit, cursor }: LetterFilter,
): Promise<ListPage<ListedLetter>> {
  let query = register
    .selectFrom('letters')
    .select([
      'id',
      'message_token as messageToken',
      'mechanism',
      'review_key as review',
      'notice_keys as noticeKeys',
      'addressee',
      'party as state',
      'day',
      'moment',
      'status',
      'attempts',
      'sent_at as sentAt',
      'last_error as lastError',
      'subject',
    ])
    .orderBy('moment', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (state !== undefined) query = query.where('party', '=', state);
  if (review !== undefined) query = query.where('review_key', '=', review);
  if (status !== undefined) query = query.where('status', '=', status);
  if (cursor !== undefined) {
    const [moment, id] = parseCursor(cursor, ['instant', 'uuid']);
    query = query.where(sql<boolean>`(moment, id) < (${moment}::timestamptz, ${id}::uuid)`);
  }
  return toPage(await query.execute(), limit, ({ moment, id }) => toCursor([moment, id]));
}
