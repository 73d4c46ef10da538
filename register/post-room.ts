import type { Instant } from '../domain/calendar/time.ts';
import type { Register, RegisterOrTransaction } from './database.ts';
import { IS_HELD } from './holds.ts';

/**
 * When a mechanism's post room means to look next. Whoever enters a letter lowers that moment after committing, and
 * only the one who lowered it wakes the room; the room raises it before it scans. So whichever comes first, the scan sees
 * the letter or the letter's writer sees the raised moment and wakes the room again, and a burst costs one signal.
 */

/** Makes the post room's row if it is missing. */
export async function ensurePostRoom(register: RegisterOrTransaction, mechanism: string): Promise<void> {
  await register
    .insertInto('post_rooms')
    .values({ mechanism })
    .onConflict((conflict) => conflict.column('mechanism').doNothing())
    .execute();
}

/** Says that the post room looks now: called before its scan, so that whatever comes later wakes it again. */
export async function raiseNextWake(register: Register, mechanism: string): Promise<void> {
  await register
    .updateTable('post_rooms')
    .set({ next_wake: null })
    .where('mechanism', '=', mechanism)
    .execute();
}

/** Asks the post room to look at `at`; true if nobody had asked for as early a look, and then the caller wakes it. */
export async function lowerNextWake(register: Register, mechanism: string, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await register
    .updateTable('post_rooms')
    .set({ next_wake: at })
    .where('mechanism', '=', mechanism)
    .where(({ or, eb }) => or([eb('next_wake', 'is', null), eb('next_wake', '>', at)]))
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** When the next letter may leave; `null` when none waits. Held letters do not count: whoever releases them wakes the room. */
export async function nextLetterAt(register: Register, mechanism: string): Promise<Instant | null> {
  const { at } = await register
    .selectFrom('letters')
    .select(({ fn }) => fn.min('not_before').as('at'))
    .where('mechanism', '=', mechanism)
    .where('status', '=', 'intended')
    .where(({ not }) => not(IS_HELD))
    .executeTakeFirstOrThrow();
  return at;
}

/** Mechanisms that have a post room. */
export async function listPostRooms(register: Register): Promise<readonly string[]> {
  const rows = await register.selectFrom('post_rooms').select('mechanism').orderBy('mechanism').execute();
  return rows.map(({ mechanism }) => mechanism);
}
