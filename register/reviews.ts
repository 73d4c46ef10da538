import { sql } from 'kysely';
import type { Instant } from '../domain/calendar/time.ts';
import type { PartyCode } from '../domain/parties/party.ts';
import type { StageId } from '../domain/procedure/procedure.ts';
import type { Actor } from '../domain/review/acts.ts';
import { parseCursor, toCursor } from './cursor.ts';
import type { Register } from './database.ts';
import { type ListPage, type ListWindow, toPage } from './list-page.ts';
import type { ReviewRow } from './review-row.ts';
import { type SelectedReview, selectReviews, toReviewRow } from './select-reviews.ts';

export interface ReviewFilter extends ListWindow {
  /** Proceedings' time: decides what is overdue. */
  readonly now: Instant;
  readonly mechanism?: string | undefined;
  readonly phase?: string | undefined;
  readonly stage?: StageId | undefined;
  /** The party under review. */
  readonly party?: PartyCode | undefined;
  readonly reviewer?: PartyCode | undefined;
  /** Who owes a time limit that is running, suspended or open. */
  readonly owedBy?: Actor | undefined;
  readonly sample?: boolean | undefined;
  /** Only reviews that have (or have not) a time limit overdue at `now`. */
  readonly overdue?: boolean | undefined;
  /** Part of the name or code of a party of the review. */
  readonly text?: string | undefined;
  /** `due` (default): the earliest next due date first; `party`: by code of the party under review. */
  readonly order?: 'due' | 'party' | undefined;
}

/** The last sort key of reviews in which nothing is due. */
const NO_DATE = 'infinity';

/** Reviews for the board, all in one query. @throws {CursorError} */
export async function listReviews(register: Register, filter: ReviewFilter): Promise<ListPage<ReviewRow>> {
  const { now, limit, cursor, order = 'due' } = filter;
  const sortKey =
    order === 'due' ? sql<string>`coalesce(next.due_at, 'infinity')` : sql<string>`reviews.party`;
  let query = selectReviews(register, now)
    .orderBy(sortKey)
    .orderBy('reviews.key')
    .limit(limit + 1);
  if (filter.mechanism !== undefined) query = query.where('reviews.mechanism', '=', filter.mechanism);
  if (filter.phase !== undefined) query = query.where('reviews.phase', '=', filter.phase);
  if (filter.stage !== undefined) query = query.where('reviews.stage', '=', filter.stage);
  if (filter.party !== undefined) query = query.where('reviews.party', '=', filter.party);
  if (filter.sample !== undefined) query = query.where('reviews.sample', '=', filter.sample);
  if (filter.overdue !== undefined)
    query = query.where(sql<boolean>`coalesce(next.overdue, 0) > 0`, 'is', filter.overdue);
  if (filter.reviewer !== undefined) query = query.where(hasReviewer(filter.reviewer));
  if (filter.owedBy !== undefined) query = query.where(isOwedBy(filter.owedBy));
  if (filter.text !== undefined) query = query.where(namesParty(filter.text));
  if (cursor !== undefined) query = query.where(comesAfter(cursor, order));
  const rows: readonly SelectedReview[] = await query.execute();
  return toPage(rows.map(toReviewRow), limit, ({ next, party, key }) =>
    toCursor([order === 'due' ? (next?.dueAt ?? NO_DATE) : party, key]),
  );
}

function comesAfter(cursor: string, order: 'due' | 'party') {
  if (order === 'party') {
    const [party, key] = parseCursor(cursor, ['text', 'text']);
    return sql<boolean>`(reviews.party, reviews.key) > (${party}, ${key})`;
  }
  const [dueAt, key] = parseCursor(cursor, ['instant', 'text']);
  return sql<boolean>`(coalesce(next.due_at, 'infinity'), reviews.key) > (${dueAt}::timestamptz, ${key})`;
}

function hasReviewer(party: PartyCode) {
  return sql<boolean>`exists (
    select from review_parties as one
    where one.review_key = reviews.key and one.role = 'reviewing' and one.party = ${party})`;
}

function isOwedBy(party: Actor) {
  return sql<boolean>`exists (
    select from time_limits as one
    where one.review_key = reviews.key and one.party = ${party} and one.status in ('running', 'suspended', 'open'))`;
}

function namesParty(text: string) {
  return sql<boolean>`exists (
    select from review_parties as one
    where one.review_key = reviews.key
      and (one.name ilike ${toPattern(text)} or one.party ilike ${toPattern(text)}))`;
}

/** The text anywhere; its own wildcards mean themselves. */
function toPattern(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
