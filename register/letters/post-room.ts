import { type RawBuilder, sql } from 'kysely';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Register, RegisterOrTransaction } from '../database.ts';
import { IS_HELD } from './holds.ts';

/** One of the rooms that send a mechanism's letters side by side. */
export interface Room {
  readonly mechanism: string;
  /** From 0; this room sends the letters whose bucket leaves it as remainder. Absent: the only room, which sends all. */
  readonly shard?: { readonly index: number; readonly of: number } | undefined;
}

/** Whether a row of `letters` is for this room to send. Rooms that count differently may both say so, and then the first claims it. */
export function isOfRoom({ shard }: Room): RawBuilder<boolean> {
  return shard === undefined ? sql`true` : sql`letters.bucket % ${shard.of} = ${shard.index}`;
}

/*
 * When a mechanism's post rooms mean to look next. Whoever enters a letter lowers that moment after committing, and
 * only the one who lowered it wakes the rooms, all of them; a room raises it before it scans. So whichever comes first, the scan
 * sees the letter or the letter's writer sees the raised moment and wakes the rooms again, and a burst costs one signal to each.
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

/**
 * When this room has something to do next: a letter that may leave, or a slip that falls due; `null` when nothing waits. What is held
 * and what waits for the release of its texts does not count: whoever releases it wakes the rooms.
 */
export async function nextLetterAt(register: Register, room: Room): Promise<Instant | null> {
  const { at } = await register
    .selectFrom('letters')
    .select(({ fn }) => fn.min('not_before').as('at'))
    .where('mechanism', '=', room.mechanism)
    .where('status', '=', 'intended')
    .where('waits_for', 'is', null)
    .where(sql<boolean>`(not letters.gathered or ${isOfRoom(room)})`)
    .where(({ not }) => not(IS_HELD))
    .executeTakeFirstOrThrow();
  return at;
}

/** Mechanisms that have a post room. */
export async function listPostRooms(register: Register): Promise<readonly string[]> {
  const rows = await register.selectFrom('post_rooms').select('mechanism').orderBy('mechanism').execute();
  return rows.map(({ mechanism }) => mechanism);
}
