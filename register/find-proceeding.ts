import type { CivilDate, Instant } from '../domain/calendar/time.ts';
import type { StageId } from '../domain/procedure/procedure.ts';
import type { Act } from '../domain/review/acts.ts';
import type { ReviewKey } from '../domain/review/review-id.ts';
import { readActs } from './acts.ts';
import type { Register } from './database.ts';

/** What every proceeding has, a review or the launch of a phase. */
export interface Proceeding {
  readonly key: ReviewKey;
  readonly mechanism: string;
  readonly phase: string;
  readonly openedOn: CivilDate;
  readonly stage: StageId | null;
  readonly suspended: boolean;
  readonly closedOn: CivilDate | null;
  readonly nextAt: Instant | null;
  /** All acts in sequence, struck-out ones included. */
  readonly acts: readonly Act[];
}

/** Undefined where it was never opened. */
export async function findProceeding(register: Register, key: ReviewKey): Promise<Proceeding | undefined> {
  const row = await register
    .selectFrom('reviews')
    .select([
      'key',
      'mechanism',
      'phase',
      'opened_on as openedOn',
      'stage',
      'suspended',
      'closed_on as closedOn',
      'next_at as nextAt',
    ])
    .where('key', '=', key)
    .executeTakeFirst();
  return row === undefined ? undefined : { ...row, acts: await readActs(register, key) };
}
