import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/time.ts';
import { toCivilDate } from '../../domain/calendar/zoned.ts';
import type { LetterTask } from '../../domain/letters/letter-facts.ts';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import type { Register } from '../database.ts';
import { requireProcedureOf } from '../procedures.ts';

interface Row extends Omit<LetterTask, 'openedOn' | 'state'> {
  readonly letterId: string;
  readonly review: ReviewKey;
  readonly openedAt: Instant;
  readonly code: string | null;
  readonly name: string | null;
}

/**
 * What these letters tell the secretariat to look at, oldest first; by letter. Tasks that are done are told no more, and the
 * State is that of the letter that a task is about. Real time becomes proceedings' time by the register's clock.
 */
export async function readLetterTasks(
  register: Register,
  letterIds: readonly string[],
): Promise<ReadonlyMap<string, readonly LetterTask[]>> {
  const { rows } = await sql<Row>`
    select letters.id as "letterId", tasks.id, tasks.kind, tasks.review_key as review,
      date_trunc('milliseconds',
        coalesce(clock.start + (tasks.opened_at - clock.origin) * clock.rate, tasks.opened_at)) as "openedAt",
      state.party as code, state.name
    from letters
    join tasks on tasks.id = any(letters.task_ids) and tasks.done_at is null and tasks.review_key is not null
    left join clock on true
    left join letters as about on about.id = tasks.letter_id
    left join notices on notices.key = about.notice_keys[1]
    left join review_parties as state
      on state.review_key = tasks.review_key and state.party = coalesce(about.party, notices.party)
    where letters.id = any(${[...letterIds]}::uuid[]) and cardinality(letters.task_ids) > 0
    order by tasks.opened_at, tasks.id
  `.execute(register);
  const byLetter = new Map<string, LetterTask[]>();
  for (const { letterId, id, kind, review, openedAt, code, name } of rows) {
    const { zone } = await requireProcedureOf(register, review);
    const task = {
      id,
      kind,
      review,
      state: code === null || name === null ? null : { code, name },
      openedOn: toCivilDate(openedAt, zone),
    };
    byLetter.set(letterId, [...(byLetter.get(letterId) ?? []), task]);
  }
  return byLetter;
}
