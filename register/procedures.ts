import { sql } from 'kysely';
import type { Procedure } from '../domain/procedure/procedure.ts';
import { procedureFor } from '../domain/procedure/proceeding-procedure.ts';
import type { ReviewKey } from '../domain/review/review-id.ts';
import { toCanonicalDigest } from './canonical-digest.ts';
import type { RegisterOrTransaction } from './database.ts';

/** Procedures read before. A digest names one body for ever, so nothing here can grow old. */
const known = new Map<string, Procedure>();

/** Enters a procedure of the configuration and makes it the mechanism's newest; the same one again is the same row. Returns its digest. */
export async function enterProcedure(register: RegisterOrTransaction, procedure: Procedure): Promise<string> {
  const digest = await keepProcedure(register, procedure);
  await register
    .updateTable('procedures')
    .set({ entered_at: sql`date_trunc('milliseconds', clock_timestamp())` })
    .where('digest', '=', digest)
    .execute();
  return digest;
}

/** Keeps a procedure for a review that starts with it, without making it the mechanism's newest. Returns its digest. */
export async function keepProcedure(register: RegisterOrTransaction, procedure: Procedure): Promise<string> {
  const digest = toCanonicalDigest(procedure);
  const { id: mechanism, version } = procedure;
  await register
    .insertInto('procedures')
    .values({ digest, mechanism, version, body: JSON.stringify(procedure) })
    .onConflict((conflict) => conflict.column('digest').doNothing())
    .execute();
  return digest;
}

/** The procedure that was entered last for the mechanism: new reviews start with it. */
export async function findProcedure(
  register: RegisterOrTransaction,
  mechanism: string,
): Promise<Procedure | undefined> {
  const digest = await findNewestDigest(register, mechanism);
  return digest === undefined ? undefined : await requireProcedure(register, digest);
}

/** The newest procedures of these mechanisms, by mechanism in the order given; one that has none is left out. */
export async function findProcedures(
  register: RegisterOrTransaction,
  mechanisms: Iterable<string>,
): Promise<ReadonlyMap<string, Procedure>> {
  const procedures = new Map<string, Procedure>();
  for (const mechanism of new Set(mechanisms)) {
    const procedure = await findProcedure(register, mechanism);
    if (procedure !== undefined) procedures.set(mechanism, procedure);
  }
  return procedures;
}

export async function findNewestDigest(
  register: RegisterOrTransaction,
  mechanism: string,
): Promise<string | undefined> {
  const newest = await register
    .selectFrom('procedures')
    .select('digest')
    .where('mechanism', '=', mechanism)
    .where('entered_at', 'is not', null)
    .orderBy('entered_at', 'desc')
    .orderBy('digest')
    .limit(1)
    .executeTakeFirst();
  return newest?.digest;
}

/** @throws {Error} if the register holds no procedure with this digest. */
export async function requireProcedure(register: RegisterOrTransaction, digest: string): Promise<Procedure> {
  const before = known.get(digest);
  if (before !== undefined) return before;
  const { body } = await register
    .selectFrom('procedures')
    .select('body')
    .where('digest', '=', digest)
    .executeTakeFirstOrThrow(() => new Error(`the register holds no procedure with the digest ${digest}`));
  known.set(digest, body);
  return body;
}

/** The procedure that the review started with, as this proceeding sees it: a launch by its launch. @throws {Error} if the review is unknown. */
export async function requireProcedureOf(
  register: RegisterOrTransaction,
  review: ReviewKey,
): Promise<Procedure> {
  const { procedure_digest } = await register
    .selectFrom('reviews')
    .select('procedure_digest')
    .where('key', '=', review)
    .executeTakeFirstOrThrow(() => new Error(`the register holds no review ${review}`));
  return procedureFor(review, await requireProcedure(register, procedure_digest));
}
