import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/time.ts';
import type { LetterStatus } from '../../domain/letters/letter-status.ts';
import type { NoticeKey } from '../../domain/review/notice.ts';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import { parseCursor, toCursor } from '../cursor.ts';
import type { Register } from '../database.ts';
import { type ListPage, type ListWindow, toPage } from '../list-page.ts';
import { IS_WANTED } from './wanted-draft.ts';

/** Letters that await a signature, without those that would not leave any more. */
export async function countDrafts(register: Register): Promise<number> {
  const { count } = await register
    .selectFrom('letters')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('status', '=', 'awaiting-signature')
    .where(IS_WANTED)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** A letter that an officer signed, or declined to. */
export interface DecidedEscalation {
  readonly id: string;
  readonly review: ReviewKey;
  readonly noticeKeys: readonly NoticeKey[];
  readonly decision: 'sign' | 'decline';
  readonly officer: string;
  readonly reason: string;
  /** Signed although something was missing. */
  readonly insisted: boolean;
  /** Proceedings' time. */
  readonly decidedAt: Instant;
  /** What became of it since. */
  readonly status: LetterStatus;
}

/** Decisions of officers, newest first. @throws {CursorError} */
export async function listDecidedEscalations(
  register: Register,
  { limit, cursor }: ListWindow,
): Promise<ListPage<DecidedEscalation>> {
  let query = register
    .selectFrom('letter_acts')
    .innerJoin('letters', 'letters.id', 'letter_acts.letter_id')
    .select([
      'letters.id',
      'letters.review_key as review',
      'letters.notice_keys as noticeKeys',
      'letter_acts.kind as decision',
      'letter_acts.officer',
      'letter_acts.reason',
      'letter_acts.insisted',
      'letter_acts.recorded_at as decidedAt',
      'letters.status',
    ])
    .where('letter_acts.kind', 'in', ['sign', 'decline'])
    .$narrowType<{ decision: 'sign' | 'decline' }>()
    .orderBy('letter_acts.recorded_at', 'desc')
    .orderBy('letters.id', 'desc')
    .limit(limit + 1);
  if (cursor !== undefined) {
    const [decidedAt, id] = parseCursor(cursor, ['instant', 'uuid']);
    query = query.where(
      sql<boolean>`(letter_acts.recorded_at, letters.id) < (${decidedAt}::timestamptz, ${id}::uuid)`,
    );
  }
  return toPage(await query.execute(), limit, ({ decidedAt, id }) => toCursor([decidedAt, id]));
}
