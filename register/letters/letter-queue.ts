import { sql, type UpdateObject } from 'kysely';
import type { Instant } from '../../domain/calendar/time.ts';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import type { Register } from '../database.ts';
import type { Database } from '../schema.ts';
import type { AttemptOutcome } from '../tables/letter-tables.ts';
import { IS_HELD } from './holds.ts';
import { isOfRoom, type Room } from './post-room.ts';

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

/** A letter in the hands of who claimed it. */
export interface LetterToSend extends ClaimedLetter {
  /** Address that it was put together for; `null` where an officer decided about it, and it goes to whoever is to be written to. */
  readonly gatheredFor: string | null;
}

export interface LetterClaim extends Room {
  /** Who claims: host, process id and start of the process. */
  readonly owner: string;
  /** Proceedings' time: letters whose `not_before` is later stay. */
  readonly now: Instant;
  readonly realNow: Instant;
  readonly limit: number;
}

/**
 * Moves the oldest letters that may leave to `sending`, oldest first; letters that are held, or wait for the release of their texts, stay in
 * the queue, and so do slips of which no letter was made yet. A letter goes to one owner only, however many claim at once: rows that
 * another is claiming are skipped, not waited for.
 */
export async function claimDueLetters(
  register: Register,
  { owner, now, realNow, limit, ...room }: LetterClaim,
): Promise<readonly LetterToSend[]> {
  // Materialized: else the planner may run the selection more than once and claim more than `limit`.
  const { rows } = await sql<LetterToSend>`
    with due as materialized (
      select id from letters
      where mechanism = ${room.mechanism} and status = 'intended' and gathered and waits_for is null
        and not_before <= ${now} and ${isOfRoom(room)} and not ${IS_HELD}
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
      claimed_by as "claimedBy", claimed_at as "claimedAt",
      (select email from contacts where contacts.id = claimed.contact_id
        and not exists (select from letter_acts where letter_acts.letter_id = claimed.id)) as "gatheredFor"
    from claimed order by not_before, id
  `.execute(register);
  return rows;
}

/** All letters of a room in `sending`, oldest claim first: at a start, those whose owner is gone are to be resolved. */
export async function listSending(register: Register, room: Room): Promise<readonly ClaimedLetter[]> {
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
    .where('mechanism', '=', room.mechanism)
    .where('status', '=', 'sending')
    .where(isOfRoom(room))
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

/** What is kept of a letter's text and recipient; what is not known (after a recovery) is left out. */
export interface KeptText {
  readonly contactId?: string | undefined;
  readonly subject?: string | undefined;
  readonly bodyText?: string | undefined;
  readonly language?: string | undefined;
  /** Digest of the texts that it was written with. */
  readonly template?: string | undefined;
}

/** What left, kept as evidence. */
export interface SentLetter extends Attempt, KeptText {
  /** Proceedings' time of the relay's acceptance. */
  readonly sentAt: Instant;
  /** The relay's words, without mail addresses. */
  readonly reply?: string | undefined;
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
    with accepted as (
      update letters as letter
      set status = 'sent', sent_at = sent."sentAt", last_error = null,
        contact_id = coalesce(sent."contactId", letter.contact_id),
        subject = coalesce(sent.subject, letter.subject),
        body_text = coalesce(sent."bodyText", letter.body_text),
        language = coalesce(sent.language, letter.language),
        template = coalesce(sent.template, letter.template)
      from jsonb_to_recordset(${JSON.stringify(letters)}::jsonb) as sent(
        id uuid, attempt integer, "sentAt" timestamptz, "contactId" uuid, subject text, "bodyText" text, language text,
        template text, reply text)
      where letter.id = sent.id and letter.attempts = sent.attempt and letter.status = 'sending'
      returning letter.id, letter.attempts, sent.reply
    ), noted as (
      insert into letter_attempts (letter_id, attempt, outcome, reply)
      select id, attempts, 'sent', reply from accepted
    )
    select id from accepted
  `.execute(register);
  return new Set(rows.map(({ id }) => id));
}

/** Refused for good, or nobody to write to. */
export async function markFailed(
  register: Register,
  { error, ...attempt }: Attempt & { readonly error: string },
): Promise<boolean> {
  return await settleAttempt(register, attempt, 'failed', { status: 'failed', last_error: error });
}

/** It may have left, and nobody can be asked. The text that may have left is kept, for the person who decides. */
export async function markInDoubt(
  register: Register,
  { error, id, attempt, ...text }: Attempt & KeptText & { readonly error: string },
): Promise<boolean> {
  const { contactId, subject, bodyText, language, template } = text;
  return await settleAttempt(register, { id, attempt }, 'in-doubt', {
    status: 'in-doubt',
    last_error: error,
    ...(contactId === undefined ? {} : { contact_id: contactId }),
    ...(subject === undefined ? {} : { subject }),
    ...(bodyText === undefined ? {} : { body_text: bodyText }),
    ...(language === undefined ? {} : { language }),
    ...(template === undefined ? {} : { template }),
  });
}

/** The time limit ended before the letter left. A letter that had left before, and was to leave again, stays a sent one. */
export async function markSuperseded(
  register: Register,
  { reason, ...attempt }: Attempt & { readonly reason: string },
): Promise<boolean> {
  return await settleAttempt(register, attempt, 'superseded', {
    status: sql`case when sent_at is null then 'superseded' else 'sent' end`,
    last_error: reason,
  });
}

/**
 * It did not leave; it may be tried again from `notBefore` (proceedings' time), put together with what has come since. What an officer decided
 * about stays a letter of its own.
 */
export async function returnToQueue(
  register: Register,
  { notBefore, error, ...attempt }: Attempt & { readonly notBefore: Instant; readonly error: string | null },
): Promise<boolean> {
  return await settleAttempt(register, attempt, 'queued', {
    status: 'intended',
    gathered: sql`exists (select from letter_acts where letter_acts.letter_id = letters.id)`,
    not_before: notBefore,
    claimed_by: null,
    claimed_at: null,
    last_error: error,
  });
}

/** Settles the attempt if it is still open, and notes how it ended, in one statement. */
async function settleAttempt(
  register: Register,
  { id, attempt }: Attempt,
  outcome: AttemptOutcome,
  change: UpdateObject<Database, 'letters'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await register
    .with('settled', (database) =>
      database
        .updateTable('letters')
        .set(change)
        .where('id', '=', id)
        .where('attempts', '=', attempt)
        .where('status', '=', 'sending')
        .returning(['id', 'attempts', 'last_error']),
    )
    .insertInto('letter_attempts')
    .columns(['letter_id', 'attempt', 'outcome', 'reply'])
    .expression((database) =>
      database
        .selectFrom('settled')
        .select(['id', 'attempts', sql.lit<AttemptOutcome>(outcome).as('outcome'), 'last_error']),
    )
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows > 0n;
}
