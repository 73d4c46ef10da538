import { createHash } from 'node:crypto';
import type { CivilDate, Instant } from '../../domain/calendar/time.ts';
import { toCivilDate } from '../../domain/calendar/zoned.ts';
import { type BounceWords, describeBounce } from '../../domain/letters/delivery/describe-bounce.ts';
import type { RegisterTransaction } from '../database.ts';
import { requireProcedureOf } from '../procedures.ts';
import { openTask } from '../tasks.ts';
import { markBounced } from './bounced-contacts.ts';
import type { LockedLetter } from './left-letters.ts';
import { findOtherMission, findRecipient } from './letter-recipient.ts';
import { enterSecretariatSlip } from './secretariat-slips.ts';

export interface Bounce {
  readonly detail: string | null;
  readonly addressAtFault: boolean;
  /** Proceedings' time. */
  readonly now: Instant;
}

/**
 * What follows when a letter came back: its address is marked, the State's permanent mission is written to in the focal point's place, a
 * person is told what to look at, and the secretariat is written to. True if there are new letters, so that the post room is to look.
 * @param first no bounce of this letter was reported before: a mission is written to once, whatever comes back later
 */
export async function enterBounce(
  transaction: RegisterTransaction,
  letter: LockedLetter,
  { detail, addressAtFault, now }: Bounce,
  first: boolean,
): Promise<boolean> {
  const recipient = await findRecipient(transaction, letter);
  const contact = recipient?.contact;
  const marked = addressAtFault && recipient?.certain === true;
  if (marked && contact !== undefined) await markBounced(transaction, contact.email, now);

  const { zone } = await requireProcedureOf(transaction, letter.review);
  const day = toCivilDate(now, zone);
  const role = contact?.role ?? toUsualRole(letter);
  const mission = await findMission(transaction, letter, role, contact?.email);
  const written = first && mission && (await enterFallback(transaction, letter, { now, day }));

  const words: BounceWords = { review: letter.review, role, party: letter.party, detail, mission, marked };
  const { id: taskId } = await openTask(transaction, {
    kind: 'contact-bounced',
    review: letter.review,
    letterId: letter.id,
    text: describeBounce(words),
  });
  // An address of the secretariat that does not receive mail is not written to about itself.
  const told =
    role !== 'secretariat' &&
    (await enterSecretariatSlip(transaction, {
      taskId,
      review: letter.review,
      at: now,
      day,
      occasion: `letter ${letter.messageToken} came back`,
    }));
  return written || told;
}

function toUsualRole({ addressee, party }: LockedLetter): BounceWords['role'] {
  if (addressee !== 'party') return addressee;
  return party === null ? 'secretariat' : 'focal-point';
}

/** Whether there is a mission to write to in the place of a focal point. */
async function findMission(
  transaction: RegisterTransaction,
  { addressee, party }: LockedLetter,
  role: BounceWords['role'],
  email: string | undefined,
): Promise<boolean> {
  if (addressee !== 'party' || party === null || role !== 'focal-point') return false;
  return (await findOtherMission(transaction, party, email)) !== undefined;
}

/** A slip with all that the letter carried, which goes out with the rest of the mission's day. */
async function enterFallback(
  transaction: RegisterTransaction,
  letter: LockedLetter,
  { now, day }: { readonly now: Instant; readonly day: CivilDate },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await transaction
    .insertInto('letters')
    .values({
      mechanism: letter.mechanism,
      review_key: letter.review,
      review_keys: letter.reviews,
      notice_keys: letter.noticeKeys,
      task_ids: letter.taskIds,
      addressee: 'permanent-mission',
      party: letter.party,
      day,
      moment: now,
      status: 'intended',
      not_before: now,
      message_token: toFallbackToken(letter.messageToken),
      instead_of: letter.id,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows > 0n;
}

/** Made of the letter that came back alone, so that there is one in its place at most. */
function toFallbackToken(messageToken: string): string {
  return createHash('sha256').update(`instead of ${messageToken}`).digest('hex').slice(0, 32);
}
