import type { Register } from './database.ts';

/** Brings the database to the newest schema, forward only. Safe when several processes start at once. */
export function migrate(_register: Register): Promise<void> {
  throw new Error('not written yet');
}
