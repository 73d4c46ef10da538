import { describeMissingYear } from '../domain/calendar/offices.ts';
import type { Register } from './database.ts';
import { closeTasksAbout } from './tasks.ts';

/** Opens a task about a year whose holidays are not known, once for each year; true if this call did. */
export async function reportMissingYear(register: Register, year: number): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await register
    .insertInto('tasks')
    .values({
      kind: 'calendar-missing',
      review_key: null,
      letter_id: null,
      subject: String(year),
      text: describeMissingYear(year),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows > 0n;
}

/** Closes the tasks about years that the configuration knows by now. */
export async function closeMissingYears(
  register: Register,
  knowsYear: (year: number) => boolean,
): Promise<void> {
  const open = await register
    .selectFrom('tasks')
    .select('subject')
    .where('kind', '=', 'calendar-missing')
    .where('done_at', 'is', null)
    .execute();
  for (const { subject } of open) {
    if (!knowsYear(Number(subject))) continue;
    await closeTasksAbout(register, 'calendar-missing', subject, {
      commandId: null,
      officer: 'Chancery',
      reason: 'The holidays of the year are known.',
    });
  }
}
