import { sql } from 'kysely';
import type { ReviewKey } from '../domain/review/review-id.ts';
import type { TimeLimit } from '../domain/review/time-limit.ts';
import { toCanonicalDigest } from './canonical-digest.ts';
import type { RegisterTransaction } from './database.ts';

/** Tells whether the projection holds a timetable already: it changes with acts, with our code and with zone data. */
export function toTimetableDigest(limits: readonly TimeLimit[]): string {
  return toCanonicalDigest(limits);
}

/** Makes the projection of a review's time limits equal to its timetable, in one statement. */
export async function replaceTimeLimits(
  transaction: RegisterTransaction,
  review: ReviewKey,
  limits: readonly TimeLimit[],
): Promise<void> {
  const rows = JSON.stringify(limits.map((limit, position) => ({ ...limit, position })));
  await sql`
    with timetable as (
      select * from jsonb_to_recordset(${rows}::jsonb) as limit_(
        key text, position integer, obligation text, title text, stage text, party text, ladder text, status text,
        "openedOn" date, "dueOn" date, "dueAt" timestamptz, "remainingDays" integer, "metOn" date,
        "knownAt" timestamptz, standing text, basis jsonb, steps jsonb)
    ), gone as (
      delete from time_limits where review_key = ${review} and key not in (select key from timetable)
    )
    insert into time_limits (
      review_key, key, position, obligation, title, stage, party, ladder, status,
      opened_on, due_on, due_at, remaining_days, met_on, known_at, standing, basis, steps)
    select ${review}, key, position, obligation, title, stage, party, ladder, status,
      "openedOn", "dueOn", "dueAt", "remainingDays", "metOn", "knownAt", standing, basis, steps
    from timetable
    on conflict (review_key, key) do update set
      position = excluded.position, obligation = excluded.obligation, title = excluded.title,
      stage = excluded.stage, party = excluded.party, ladder = excluded.ladder, status = excluded.status,
      opened_on = excluded.opened_on, due_on = excluded.due_on, due_at = excluded.due_at,
      remaining_days = excluded.remaining_days, met_on = excluded.met_on, known_at = excluded.known_at,
      standing = excluded.standing, basis = excluded.basis, steps = excluded.steps
    where (time_limits.*) is distinct from (excluded.*)
  `.execute(transaction);
}
