import { sql } from 'kysely';
import type { Register } from './database.ts';

/** Whether the database answers. */
export async function isReachable(register: Register): Promise<boolean> {
  try {
    await sql`select 1`.execute(register);
    return true;
  } catch {
    return false;
  }
}
