import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Register } from '../database.ts';

export interface Unrest {
  readonly mechanism: string;
  /** Reviews whose moment came after this and up to `now`, and that were not settled for it, are being settled. */
  readonly momentsAfter: Instant;
  /** Acts recorded after this are taken for part of a series, such as the opening of a group. */
  readonly actsAfter: Instant;
  readonly now: Instant;
}

/** Whether more slips are about to come: a review is being settled for a moment that has come, or acts were recorded just now. */
export async function isUnquiet(
  register: Register,
  { mechanism, momentsAfter, actsAfter, now }: Unrest,
): Promise<boolean> {
  const { rows } = await sql<{ unquiet: boolean }>`
    select exists (
      select from reviews
      where mechanism = ${mechanism} and next_at <= ${now} and next_at > ${momentsAfter}
    ) or exists (
      select from acts join reviews on reviews.key = acts.review_key
      where acts.recorded_at > ${actsAfter} and reviews.mechanism = ${mechanism}
    ) as unquiet
  `.execute(register);
  return rows[0]?.unquiet === true;
}
