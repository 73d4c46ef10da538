import type { Instant } from '../../domain/calendar/time.ts';
import type { Register } from '../../register/database.ts';
import { claimDueLetters, type LetterToSend, markSent } from '../../register/letters/letter-queue.ts';
import { at } from './reviews-in-register.ts';

const REAL_NOW = at('2026-01-01T00:00:00Z');

/** Rows of the queue as they stand, to one State or to all. */
export async function readQueue(register: Register, party?: string) {
  const query = register
    .selectFrom('letters')
    .select(['id', 'party', 'status', 'gathered', 'attempts', 'waits_for', 'last_error'])
    .select(['review_key as review', 'review_keys as reviews', 'notice_keys as notices'])
    .select(['not_before as notBefore', 'moment', 'contact_id as contactId', 'message_token as token'])
    .orderBy('id');
  return await (party === undefined ? query : query.where('party', '=', party)).execute();
}

/** Claims what may leave, as a sender does. */
export async function claimAll(
  register: Register,
  now: Instant,
  limit = 1_000,
): Promise<readonly LetterToSend[]> {
  return await claimDueLetters(register, {
    mechanism: 'untoc',
    owner: 'host:1',
    realNow: REAL_NOW,
    limit,
    now,
  });
}

/** Claims what may leave and has the relay accept it; answers how many letters that were. */
export async function sendAll(register: Register, now: Instant): Promise<number> {
  const claimed = await claimAll(register, now);
  for (const letter of claimed) await markSent(register, { ...letter, sentAt: now });
  return claimed.length;
}
