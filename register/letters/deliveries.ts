import type { Instant } from '../../domain/calendar/time.ts';
import { type Delivery, graverOf, type ReportOutcome } from '../../domain/letters/delivery/delivery.ts';
import type { Register, RegisterTransaction } from '../database.ts';
import { openTask } from '../tasks.ts';
import { enterBounce } from './bounces.ts';
import { type LockedLetter, lockLetterOf, noteThatItLeft } from './left-letters.ts';

/** A mail system's report about a letter. */
export interface DeliveryNews {
  readonly messageToken: string;
  readonly outcome: ReportOutcome;
  /** The system's words, without mail addresses. */
  readonly detail: string | null;
  /** It came back for a reason that will bring back the next letter to the address as well. */
  readonly addressAtFault: boolean;
  /** Proceedings' time. */
  readonly now: Instant;
  readonly realNow: Instant;
}

export type NewsResult =
  /** No letter of that token was ever tried. */
  | { readonly kind: 'unknown' }
  /** The letter's sender has not had the time to note that it left; to be told again. */
  | { readonly kind: 'too-early' }
  /** The same had been reported before, and nothing changed. */
  | { readonly kind: 'known' }
  /** `wake`: there are new letters, so the mechanism's post room is to look. */
  | { readonly kind: 'noted'; readonly mechanism: string; readonly wake: boolean };

/** So long after its claim a letter may be in the hands of its sender, who notes to whom it went and what it said. */
const IN_HAND_MS = 60_000;

/**
 * Enters what a mail system reported, and all that follows from it, in one transaction. Reports come more than once and in any order:
 * the same report again changes nothing, and of several the gravest is the letter's delivery. What is reported on has left, whatever
 * the register held.
 */
export async function recordDelivery(register: Register, news: DeliveryNews): Promise<NewsResult> {
  return await register.transaction().execute(async (transaction) => {
    const letter = await lockLetterOf(transaction, news.messageToken);
    if (letter === undefined || letter.attempts === 0) return { kind: 'unknown' };
    if (isInHand(letter, news.realNow)) return { kind: 'too-early' };
    const bouncedBefore = letter.delivery === 'bounced' || (await hasBounced(transaction, letter.id));
    if (!(await enterReport(transaction, letter, news))) return { kind: 'known' };

    await noteThatItLeft(transaction, letter, { now: news.now, how: 'a mail system reported on it' });
    await updateDelivery(transaction, letter, news);
    const wake = news.outcome === 'bounced' && (await enterBounce(transaction, letter, news, !bouncedBefore));
    return { kind: 'noted', mechanism: letter.mechanism, wake };
  });
}

/** Something came back that only a person can read: a task, once per letter. */
export async function recordUnreadable(
  register: Register,
  { messageToken, messageId }: { readonly messageToken: string; readonly messageId: string },
): Promise<NewsResult> {
  return await register.transaction().execute(async (transaction) => {
    const letter = await lockLetterOf(transaction, messageToken);
    if (letter === undefined || letter.attempts === 0) return { kind: 'unknown' };
    const { opened } = await openTask(transaction, {
      kind: 'report-unreadable',
      review: letter.review,
      letterId: letter.id,
      text:
        `A mail system returned something about the letter with the Message-ID ${messageId}, in a form that Chancery cannot read and does not keep, ` +
        'because it may name people. It may mean that the letter did not arrive: ask the addressee, or look for what the mail relay’s log says of this Message-ID.',
    });
    return opened ? { kind: 'noted', mechanism: letter.mechanism, wake: false } : { kind: 'known' };
  });
}

function isInHand({ claimedAt, status }: LockedLetter, realNow: Instant): boolean {
  return (
    status === 'sending' && claimedAt !== null && Date.parse(realNow) - Date.parse(claimedAt) < IN_HAND_MS
  );
}

async function hasBounced(transaction: RegisterTransaction, letterId: string): Promise<boolean> {
  const bounce = await transaction
    .selectFrom('letter_reports')
    .select('id')
    .where('letter_id', '=', letterId)
    .where('outcome', '=', 'bounced')
    .executeTakeFirst();
  return bounce !== undefined;
}

/** False if the same was reported of the same attempt. */
async function enterReport(
  transaction: RegisterTransaction,
  { attempts, id }: LockedLetter,
  { detail, now, outcome }: DeliveryNews,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await transaction
    .insertInto('letter_reports')
    .values({ letter_id: id, attempt: attempts, outcome, detail, reported_at: now })
    .onConflict((conflict) => conflict.columns(['letter_id', 'attempt', 'outcome']).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows > 0n;
}

async function updateDelivery(
  transaction: RegisterTransaction,
  { delivery, id }: LockedLetter,
  { detail, now, outcome }: DeliveryNews,
): Promise<void> {
  if (!isGraver(delivery, outcome)) return;
  await transaction
    .updateTable('letters')
    .set({ delivery: outcome, delivery_at: now, delivery_detail: detail })
    .where('id', '=', id)
    .execute();
}

function isGraver(known: Delivery | null, outcome: ReportOutcome): outcome is Delivery {
  return outcome !== 'passed-on' && (known === null || graverOf(known, outcome) !== known);
}
