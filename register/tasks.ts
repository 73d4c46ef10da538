import { sql } from 'kysely';
import type { Instant } from '../domain/calendar/time.ts';
import type { ReviewKey } from '../domain/review/review-id.ts';
import { parseCursor, toCursor } from './cursor.ts';
import type { Register, RegisterOrTransaction } from './database.ts';
import { type ListPage, type ListWindow, toPage } from './list-page.ts';
import type { TaskKind } from './schema.ts';

/** Something that a person of the secretariat has to decide. */
export interface Task {
  readonly id: string;
  readonly kind: TaskKind;
  readonly review: ReviewKey;
  readonly letterId: string | null;
  /** What happened and what to do, in English, without personal data. */
  readonly text: string;
  /** Real time. */
  readonly openedAt: Instant;
  readonly doneAt: Instant | null;
}

export type NewTask = Pick<Task, 'kind' | 'review' | 'letterId' | 'text'>;

/** Opens a task; the same kind for the same letter is one task. */
export async function openTask(
  register: RegisterOrTransaction,
  { kind, review, letterId, text }: NewTask,
): Promise<void> {
  await register
    .insertInto('tasks')
    .values({ kind, review_key: review, letter_id: letterId, text })
    .onConflict((conflict) => conflict.columns(['kind', 'review_key', 'letter_id']).doNothing())
    .execute();
}

/** Tasks, newest first. @throws {CursorError} */
export async function listTasks(
  register: Register,
  { limit, cursor, done }: ListWindow & { readonly done?: boolean | undefined },
): Promise<ListPage<Task>> {
  let query = register
    .selectFrom('tasks')
    .select([
      'id',
      'kind',
      'review_key as review',
      'letter_id as letterId',
      'text',
      'opened_at as openedAt',
      'done_at as doneAt',
    ])
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (done !== undefined) query = query.where('done_at', done ? 'is not' : 'is', null);
  if (cursor !== undefined) {
    const [openedAt, id] = parseCursor(cursor, ['instant', 'uuid']);
    query = query.where(sql<boolean>`(opened_at, id) < (${openedAt}::timestamptz, ${id}::uuid)`);
  }
  return toPage(await query.execute(), limit, ({ openedAt, id }) => toCursor([openedAt, id]));
}
