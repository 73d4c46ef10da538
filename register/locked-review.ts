import type { Opening } from '../domain/review/acts.ts';
import { partiesOf } from '../domain/review/opening.ts';
import { parseReviewKey, type ReviewKey } from '../domain/review/review-id.ts';
import type { RegisterTransaction } from './database.ts';
import { ensurePostRoom } from './letters/post-room.ts';
import { findNewestDigest } from './procedures.ts';
import { enterReviewParties } from './review-parties.ts';

/** What the register knows of a review whose row this transaction holds. */
export interface LockedReview {
  readonly procedureDigest: string;
  readonly timetableDigest: string | null;
}

/** Takes the review's row for this transaction; whoever settles the same review meanwhile waits. */
export async function findLockedReview(
  transaction: RegisterTransaction,
  key: ReviewKey,
): Promise<LockedReview | undefined> {
  return await transaction
    .selectFrom('reviews')
    .select(['procedure_digest as procedureDigest', 'timetable_digest as timetableDigest'])
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirst();
}

/** Makes the row of a review or launch that is opened, unless somebody else has just done so, its parties and its post room. */
export async function enterReview(
  transaction: RegisterTransaction,
  key: ReviewKey,
  opened: Opening,
  procedureDigest: string | undefined,
): Promise<void> {
  const { mechanism, phase, party } = parseReviewKey(key);
  const digest = procedureDigest ?? (await findNewestDigest(transaction, mechanism));
  if (digest === undefined)
    throw new Error(`${key} cannot be opened: no procedure of ${mechanism} was entered`);
  await ensurePostRoom(transaction, mechanism);
  const made = await transaction
    .insertInto('reviews')
    .values({
      key,
      mechanism,
      phase,
      party,
      draw_group: opened.kind === 'review-opened' ? opened.group : null,
      sample: opened.kind === 'review-opened' && opened.sample,
      procedure_digest: digest,
      opened_on: opened.on,
      suspended: false,
      last_sequence: 0,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key')
    .executeTakeFirst();
  if (made !== undefined) await enterReviewParties(transaction, key, partiesOf(opened));
}
