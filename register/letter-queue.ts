import { sql, type UpdateObject } from 'kysely';
import type { Instant } from '../domain/calendar/time.ts';
import type { ReviewKey } from '../domain/review/review-id.ts';
import type { Register } from './database.ts';
import type { Database } from './schema.ts';

/** A letter in state `sending`. `id` and `attempt` together name this attempt: a late writer cannot settle a newer one. */
export interface ClaimedLetter {
  readonly id: string;
  readonly attempt: number;
  readonly messageToken: string;
  readonly review: ReviewKey;
  readonly claimedBy: string;
  /** Real time. */
  readonly claimedAt: Instant;
}

export interface LetterClaim {
  readonly mechanism: string;
  /** Who claims: host, process id and start of the process. */
  readonly owner: string;
  /** Proceedings' time: letters whose `not_before` is later stay. */
  readonly now: Instant;
  readonly realNow: Instant;
  readonly limit: number;
}

/**
 * Moves the oldest letters that may leave to `sending`, oldest first. A letter goes to one owner only, however many claim
 * at once: rows that another is claiming are skipped, not waited for.
 */
export async function claimDueLetters(
  register: Register,
  { mechanism, owner, now, realNow, limit }: LetterClaim,
): Promise<readonly ClaimedLetter[]> {
  // Materialized: else the planner may run the selection more than once and claim more than `limit`.
  const { rows } = await sql<ClaimedLetter>`
    with due as materialized (
      select id from letters
      where mechanism = ${mechanism} and status = 'intended' and not_before <= ${now}
      order by not_before, id
      limit ${limit}
      for update skip locked
    ), claimed as (
      update letters as letter
      set status = 'sending', attempts = attempts + 1, claimed_by = ${owner}, claimed_at = ${realNow}
      from due where letter.id = due.id
      returning letter.*
    )
    select id, attempts as attempt, message_token as "messageToken", review_key as review,
      claimed_by as "claimedBy", claimed_at as "claimedAt"
    from claimed order by not_before, id
  `.execute(register);
  return rows;
}

/** All letters in `sending`, oldest claim first: at a start, those whose owner is gone are to be resolved. */
export async function listSending(register: Register, mechanism: string): Promise<readonly ClaimedLetter[]> {
  return await register
    .selectFrom('letters')
    .select([
      'id',
      'attempts as attempt',
      'message_token as messageToken',
      'review_key as review',
      'claimed_by as claimedBy',
      'claimed_at as claimedAt',
    ])
    .where('mechanism', '=', mechanism)
    .where('status', '=', 'sending')
    .orderBy('claimed_at')
    .orderBy('id')
    .$narrowType<{ claimedBy: string; claimedAt: Instant }>()
    .execute();
}

/** Names one attempt at one letter. */
export interface Attempt {
  readonly id: string;
  readonly attempt: number;
}

/** What left, kept as evidence; fields that are not known (after a recovery) are left out. */
export interface SentLetter extends Attempt {
  /** Proceedings' time of the relay's acceptance. */
  readonly sentAt: Instant;
  readonly contactId?: string | undefined;
  readonly subject?: string | undefined;
  readonly bodyText?: string | undefined;
}

/** The relay accepted it. Each of these answers whether the attempt was still open; if not, nothing changes. */
export async function markSent(register: Register, letter: SentLetter): Promise<boolean> {
  const settled = await markAllSent(register, [letter]);
  return settled.has(letter.id);
}

/** The same for letters that were accepted at about one time, in one statement: a burst costs a fraction so. Answers the ids that were open. */
export async function markAllSent(
  register: Register,
  letters: readonly SentLetter[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    update letters as letter
    set status = 'sent', sent_at = sent."sentAt", last_error = null,
      contact_id = coalesce(sent."contactId", letter.contact_id),
      subject = coalesce(sent.subject, letter.subject),
      body_text = coalesce(sent."bodyText", letter.body_text)
    from jsonb_to_recordset(${JSON.stringify(letters)}::jsonb) as sent(
      id uuid, attempt integer, "sentAt" timestamptz, "contactId" uuid, subject text, "bodyText" text)
    where letter.id = sent.id and letter.attempts = sent.attempt and letter.status = 'sending'
    returning letter.id
  `.execute(register);
  return new Set(rows.map(({ id }) => id));
}

/** Refused for good, or nobody to write to. */
export async function markFailed(
  register: Register,
  { error, ...attempt }: Attempt & { readonly error: string },
): Promise<boolean> {
  return await settleAttempt(register, attempt, { status: 'failed', last_error: error });
}

/** It may have left, and nobody can be asked. */
export async function markInDoubt(
  register: Register,
  { error, ...attempt }: Attempt & { readonly error: string },
): Promise<boolean> {
  return await settleAttempt(register, attempt, { status: 'in-doubt', last_error: error });
}

/** The time limit ended before the letter left. */
export async function markSuperseded(
  register: Register,
  { reason, ...attempt }: Attempt & { readonly reason: string },
): Promise<boolean> {
  return await settleAttempt(register, attempt, { status: 'superseded', last_error: reason });
}

/** It did not leave; it may be tried again from `notBefore` (proceedings' time). */
export async function returnToQueue(
  register: Register,
  { notBefore, error, ...attempt }: Attempt & { readonly notBefore: Instant; readonly error: string | null },
): Promise<boolean> {
  return await settleAttempt(register, attempt, {
    status: 'intended',
    not_before: notBefore,
    claimed_by: null,
    claimed_at: null,
    last_error: error,
  });
}

async function settleAttempt(
  register: Register,
  { id, attempt }: Attempt,
  change: UpdateObject<Database, 'letters'>,
): Promise<boolean> {
  const { numUpdatedRows } = await register
    .updateTable('letters')
    .set(change)
    .where('id', '=', id)
    .where('attempts', '=', attempt)
    .where('status', '=', 'sending')
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
