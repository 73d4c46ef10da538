import type { Instant } from '../domain/calendar/time.ts';
import type { ReviewKey } from '../domain/review/review-id.ts';
import type { Register, RegisterOrTransaction } from './database.ts';
import type { ListPage, ListWindow } from './list-page.ts';
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
export function openTask(_register: RegisterOrTransaction, _task: NewTask): Promise<void> {
  throw new Error('not written yet');
}

/** Tasks, newest first. @throws {CursorError} */
export function listTasks(
  _register: Register,
  _filter: ListWindow & { readonly done?: boolean | undefined },
): Promise<ListPage<Task>> {
  throw new Error('not written yet');
}
