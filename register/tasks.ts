import { sql } from 'kysely';
import type { Instant } from '../domain/calendar/time.ts';
import type { ReviewKey } from '../domain/review/review-id.ts';
import { parseCursor, toCursor } from './cursor.ts';
import type { Register, RegisterOrTransaction, RegisterTransaction } from './database.ts';
import { clearBounced } from './letters/bounced-contacts.ts';
import { type ListPage, type ListWindow, toPage } from './list-page.ts';
import type { TaskKind } from './tables/office-tables.ts';

/** Something that a person of the secretariat has to decide. */
export interface Task {
  readonly id: string;
  readonly kind: TaskKind;
  /** `null`: of no review. */
  readonly review: ReviewKey | null;
  readonly letterId: string | null;
  /** What happened and what to do, in English, without personal data. */
  readonly text: string;
  /** Real time. */
  readonly openedAt: Instant;
  readonly doneAt: Instant | null;
  /** Who said that it is done, and why. */
  readonly doneBy: string | null;
  readonly doneReason: string | null;
}

export interface NewTask extends Pick<Task, 'kind' | 'review' | 'letterId' | 'text'> {
  /** What else it is about, such as a language or a year: tasks of one kind that differ by it are two. */
  readonly subject?: string;
}

/**
 * Opens a task and answers its id; one of the same kind about the same letter, review and subject is the same task, which opens
 * again if it was done before. `opened` is false where it was open already: then it keeps its text.
 */
export async function openTask(
  register: RegisterOrTransaction,
  { kind, review, letterId, text, subject = '' }: NewTask,
): Promise<{ readonly id: string; readonly opened: boolean }> {
  const opened = await register
    .insertInto('tasks')
    .values({ kind, review_key: review, letter_id: letterId, subject, text })
    .onConflict((conflict) =>
      conflict
        .columns(['kind', 'review_key', 'letter_id', 'subject'])
        .doUpdateSet({ text, opened_at: REAL_NOW, done_at: null, done_by: null, done_reason: null })
        .where('tasks.done_at', 'is not', null),
    )
    .returning('id')
    .executeTakeFirst();
  if (opened !== undefined) return { ...opened, opened: true };
  const open = await register
    .selectFrom('tasks')
    .select('id')
    .where('kind', '=', kind)
    .where('review_key', 'is not distinct from', review)
    .where('letter_id', 'is not distinct from', letterId)
    .where('subject', '=', subject)
    .executeTakeFirstOrThrow();
  return { ...open, opened: false };
}

/** Real time, with milliseconds. */
const REAL_NOW = sql<Instant>`date_trunc('milliseconds', clock_timestamp())`;

/** Who says that a task is done, and why. */
export interface Closing {
  readonly commandId: string;
  readonly officer: string;
  readonly reason: string | null;
}

/**
 * A task that is done stays as it is, and so does one that was opened again since this command closed it. Undefined if there is none.
 * Whoever closes a task about an address says with it that letters may go there again.
 */
export async function closeTask(
  register: Register,
  id: string,
  { commandId, officer, reason }: Closing,
): Promise<Task | undefined> {
  return await register.transaction().execute(async (transaction) => {
    const closed = await transaction
      .updateTable('tasks')
      .set({ done_at: REAL_NOW, done_by: officer, done_reason: reason, done_command_id: commandId })
      .where('id', '=', id)
      .where('done_at', 'is', null)
      .where('done_command_id', 'is distinct from', commandId)
      .returning(['kind', 'letter_id'])
      .executeTakeFirst();
    if (closed?.kind === 'contact-bounced' && closed.letter_id !== null)
      await clearBounced(transaction, closed.letter_id);
    return await selectTasks(transaction).where('id', '=', id).executeTakeFirst();
  });
}

/** Closes what was open about a letter; what that means for its address, see `closeTask`. */
export async function closeTasksOf(
  transaction: RegisterTransaction,
  letterId: string,
  { commandId, officer, reason }: Closing,
): Promise<void> {
  const closed = await transaction
    .updateTable('tasks')
    .set({ done_at: REAL_NOW, done_by: officer, done_reason: reason, done_command_id: commandId })
    .where('letter_id', '=', letterId)
    .where('done_at', 'is', null)
    .returning('kind')
    .execute();
  if (closed.some(({ kind }) => kind === 'contact-bounced')) await clearBounced(transaction, letterId);
}

/** Closes the task of this kind about this subject, if it is open. `commandId` is `null` where nobody commanded it. */
export async function closeTasksAbout(
  register: RegisterOrTransaction,
  kind: TaskKind,
  subject: string,
  { commandId, officer, reason }: Omit<Closing, 'commandId'> & { readonly commandId: string | null },
): Promise<void> {
  await register
    .updateTable('tasks')
    .set({ done_at: REAL_NOW, done_by: officer, done_reason: reason, done_command_id: commandId })
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .where('done_at', 'is', null)
    .execute();
}

/** Tasks, newest first. @throws {CursorError} */
export async function listTasks(
  register: Register,
  { limit, cursor, done }: ListWindow & { readonly done?: boolean | undefined },
): Promise<ListPage<Task>> {
  let query = selectTasks(register)
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

function selectTasks(register: RegisterOrTransaction) {
  return register
    .selectFrom('tasks')
    .select([
      'id',
      'kind',
      'review_key as review',
      'letter_id as letterId',
      'text',
      'opened_at as openedAt',
      'done_at as doneAt',
      'done_by as doneBy',
      'done_reason as doneReason',
    ]);
}
