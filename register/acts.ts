import type { Act } from '../domain/review/acts.ts';
import type { ReviewKey } from '../domain/review/review-id.ts';
import { isSameBody } from '../domain/review/same-body.ts';
import type { RegisterOrTransaction, RegisterTransaction } from './database.ts';

/** The acts given do not continue those that the register holds. Never mended by trying again. */
export class ActConflictError extends Error {
  constructor(review: ReviewKey, sequence: number, what: string) {
    super(`act ${String(sequence)} of ${review} cannot be entered: ${what}`);
    this.name = 'ActConflictError';
  }
}

/** The acts of a review in sequence; empty if it is unknown. */
export async function readActs(register: RegisterOrTransaction, review: ReviewKey): Promise<readonly Act[]> {
  return await selectActs(register, review).orderBy('sequence').execute();
}

/** The act that a command made. */
export async function findActByCommand(
  register: RegisterOrTransaction,
  review: ReviewKey,
  commandId: string,
): Promise<Act | undefined> {
  return await selectActs(register, review).where('command_id', '=', commandId).executeTakeFirst();
}

/**
 * Those of `given` that the register does not hold yet.
 * @throws {ActConflictError} if it holds another act in the place of one of them, or acts in between are missing.
 */
export function findNewActs(review: ReviewKey, held: readonly Act[], given: readonly Act[]): readonly Act[] {
  const added: Act[] = [];
  for (const act of given) {
    const before = held[act.sequence - 1];
    if (before !== undefined) {
      if (before.commandId !== act.commandId || !isSameBody(before.body, act.body)) {
        throw new ActConflictError(
          review,
          act.sequence,
          `the register holds another (command ${before.commandId})`,
        );
      }
    } else if (act.sequence === held.length + added.length + 1) {
      added.push(act);
    } else {
      throw new ActConflictError(
        review,
        act.sequence,
        `the register ends with act ${String(held.length + added.length)}`,
      );
    }
  }
  return added;
}

export async function enterActs(
  transaction: RegisterTransaction,
  review: ReviewKey,
  acts: readonly Act[],
): Promise<void> {
  if (acts.length === 0) return;
  await transaction
    .insertInto('acts')
    .values(
      acts.map(({ sequence, commandId, recordedBy, recordedAt, body }) => ({
        review_key: review,
        sequence,
        command_id: commandId,
        recorded_by: recordedBy,
        recorded_at: recordedAt,
        body: JSON.stringify(body),
      })),
    )
    .execute();
}

function selectActs(register: RegisterOrTransaction, review: ReviewKey) {
  return register
    .selectFrom('acts')
    .select([
      'sequence',
      'command_id as commandId',
      'recorded_by as recordedBy',
      'recorded_at as recordedAt',
      'body',
    ])
    .where('review_key', '=', review);
}
