import type { Procedure } from '../domain/procedure/procedure.ts';
import type { Register } from './database.ts';
import { requireProcedure } from './procedures.ts';

/** The newest procedure of each mechanism, by its id. */
export async function listNewestProcedures(register: Register): Promise<readonly Procedure[]> {
  const newest = await register
    .selectFrom('procedures')
    .distinctOn('mechanism')
    .select('digest')
    .where('entered_at', 'is not', null)
    .orderBy('mechanism')
    .orderBy('entered_at', 'desc')
    .orderBy('digest')
    .execute();
  return await Promise.all(newest.map(async ({ digest }) => await requireProcedure(register, digest)));
}
