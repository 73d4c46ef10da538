import type { Register } from '../register/database.ts';
import type { ListPage } from '../register/list-page.ts';
import { listTasks, type Task } from '../register/tasks.ts';
import { toCsvLine } from './csv-line.ts';

const TASKS_PER_READ = 1_000;

type Column = readonly [name: string, read: (task: Task) => string | null];

const COLUMNS: readonly Column[] = [
  ['opened at', ({ openedAt }) => openedAt],
  ['kind', ({ kind }) => kind],
  ['review', ({ review }) => review],
  ['letter', ({ letterId }) => letterId],
  ['text', ({ text }) => text],
  ['done at', ({ doneAt }) => doneAt],
  ['done by', ({ doneBy }) => doneBy],
  ['done reason', ({ doneReason }) => doneReason],
];

/** All tasks, or those that are done or open, newest first, with a header line. */
export async function tasksAsCsv(register: Register, done: boolean | undefined): Promise<string> {
  const lines = [toCsvLine(COLUMNS.map(([name]) => name))];
  let cursor: string | null = null;
  do {
    const page: ListPage<Task> = await listTasks(register, {
      done,
      limit: TASKS_PER_READ,
      ...(cursor === null ? {} : { cursor }),
    });
    for (const task of page.items) lines.push(toCsvLine(COLUMNS.map(([, read]) => read(task))));
    cursor = page.next;
  } while (cursor !== null);
  return lines.join('');
}
