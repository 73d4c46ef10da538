import type { Instant } from '../domain/calendar/time.ts';
import { remindOfDraft } from '../domain/letters/post/draft-reminder.ts';
import type { Procedure, StageId } from '../domain/procedure/procedure.ts';
import { procedureFor } from '../domain/procedure/proceeding-procedure.ts';
import type { Act } from '../domain/review/acts.ts';
import { agenda } from '../domain/review/agenda.ts';
import { fold } from '../domain/review/fold.ts';
import type { Notice } from '../domain/review/notice.ts';
import { isOpening } from '../domain/review/opening.ts';
import { parseReviewKey, type ReviewKey } from '../domain/review/review-id.ts';
import { stageOf } from '../domain/review/stage.ts';
import { findOpenSuspension } from '../domain/review/suspension.ts';
import { timetable } from '../domain/review/timetable.ts';
import { enterActs, findNewActs, readActs } from './acts.ts';
import type { Register, RegisterTransaction } from './database.ts';
import { lowerNextWake } from './letters/post-room.ts';
import { enterReview, findLockedReview, type LockedReview } from './locked-review.ts';
import { enterNotices, readDecided } from './notices.ts';
import { keepProcedure, requireProcedure } from './procedures.ts';
import { updateFocalPoints } from './review-parties.ts';
import { replaceTimeLimits, toTimetableDigest } from './timetable-rows.ts';

export interface Settlement {
  readonly review: ReviewKey;
  /** Acts not yet in the register, in sequence; those that are there already are passed over. */
  readonly acts: readonly Act[];
  /** Proceedings' time. */
  readonly now: Instant;
  /** Procedure of a review that is opened by these acts; without it, the mechanism's newest. */
  readonly procedure?: Procedure | undefined;
}

export interface Settled {
  readonly enteredThrough: number;
  readonly stage: StageId | null;
  readonly nextAt: Instant | null;
  readonly closed: boolean;
  /** This call lowered the post room's next wake, so the caller wakes it. */
  readonly wokeEarlier: boolean;
}

/**
 * Enters acts and everything that follows from them in one transaction: acts → timetable → agenda → notices and letters.
 * Idempotent: the same acts at the same time change nothing. Calls for one review wait for each other.
 * @throws {ActConflictError} if the register holds another act at a given sequence, or acts in between are missing.
 */
export async function settleReview(register: Register, settlement: Settlement): Promise<Settled> {
  const { earliestLetterAt, ...settled } = await register
    .transaction()
    .execute(async (transaction) => await settle(transaction, settlement));
  // After the commit, never inside: a post room that raised its wake before our letters could be seen would miss them.
  const { mechanism } = parseReviewKey(settlement.review);
  const wokeEarlier =
    earliestLetterAt !== null && (await lowerNextWake(register, mechanism, earliestLetterAt));
  return { ...settled, wokeEarlier };
}

type Outcome = Omit<Settled, 'wokeEarlier'> & { readonly earliestLetterAt: Instant | null };

async function settle(transaction: RegisterTransaction, settlement: Settlement): Promise<Outcome> {
  const { review, now } = settlement;
  const locked = await requireLockedReview(transaction, settlement);
  const held = await readActs(transaction, review);
  const decided = await readDecided(transaction, review);
  const newActs = findNewActs(review, held, settlement.acts);
  const procedure = procedureFor(review, await requireProcedure(transaction, locked.procedureDigest));

  const state = fold(review, [...held, ...newActs]);
  const limits = timetable(procedure, state);
  const stage = stageOf(procedure, limits);
  const plan = agenda({ procedure, state, limits, decided, now });

  await enterActs(transaction, review, newActs);
  await enterNotices(transaction, { agenda: plan, limits, zone: procedure.zone, now });
  const timetableDigest = toTimetableDigest(limits);
  if (timetableDigest !== locked.timetableDigest) await replaceTimeLimits(transaction, review, limits);
  if (newActs.length > 0) await updateFocalPoints(transaction, procedure, state);
  const enteredThrough = held.length + newActs.length;
  await transaction
    .updateTable('reviews')
    .set({
      stage,
      suspended: findOpenSuspension(state) !== undefined,
      closed_on: state.closedOn,
      last_sequence: enteredThrough,
      next_at: plan.nextAt,
      timetable_digest: timetableDigest,
    })
    .where('key', '=', review)
    .execute();
  return {
    enteredThrough,
    stage,
    nextAt: plan.nextAt,
    closed: state.closedOn !== null,
    earliestLetterAt: earliestOf(plan.due, procedure, now),
  };
}

/** When the post room is to look: for a letter that waits for a signature, when it first reminds of it. */
function earliestOf(notices: readonly Notice[], procedure: Procedure, now: Instant): Instant | null {
  const moments = notices.map(({ signature, moment }) => {
    if (!signature) return moment;
    const { due, nextAt } = remindOfDraft(moment, procedure, now);
    return due?.at ?? nextAt;
  });
  return moments.toSorted()[0] ?? null;
}

/** @throws {Error} if the review is unknown and the acts do not open it. */
async function requireLockedReview(
  transaction: RegisterTransaction,
  { review, acts, procedure }: Settlement,
): Promise<LockedReview> {
  const before = await findLockedReview(transaction, review);
  if (before !== undefined) return before;
  const [opening] = acts;
  if (opening === undefined || !isOpening(opening))
    throw new Error(`the register holds no review ${review}, and these acts do not open it`);
  await enterReview(transaction, review, opening.body, await digestOf(transaction, procedure));
  const made = await findLockedReview(transaction, review);
  if (made === undefined) throw new Error(`${review} was entered and cannot be found`);
  return made;
}

async function digestOf(
  transaction: RegisterTransaction,
  procedure: Procedure | undefined,
): Promise<string | undefined> {
  return procedure === undefined ? undefined : await keepProcedure(transaction, procedure);
}
