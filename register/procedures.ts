import type { Procedure } from '../domain/procedure/procedure.ts';
import type { ReviewKey } from '../domain/review/review-id.ts';
import type { Register, RegisterOrTransaction } from './database.ts';

/** Enters a procedure of the configuration; the same one again is the same row. Returns its digest. */
export function enterProcedure(_register: RegisterOrTransaction, _procedure: Procedure): Promise<string> {
  throw new Error('not written yet');
}

/** The procedure that was entered last for the mechanism: new reviews start with it. */
export function findProcedure(
  _register: RegisterOrTransaction,
  _mechanism: string,
): Promise<Procedure | undefined> {
  throw new Error('not written yet');
}

/** The procedure that the review started with; throws if the review is unknown. */
export function requireProcedureOf(_register: Register, _review: ReviewKey): Promise<Procedure> {
  throw new Error('not written yet');
}
