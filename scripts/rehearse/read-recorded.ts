import type { ReviewKey } from '../../domain/review/review-id.ts';
import { readActs } from '../../register/acts.ts';
import type { Register } from '../../register/database.ts';
import { ABSORBED } from '../../register/letters/write-gathered.ts';
import { readTimetable } from '../../register/time-limits.ts';
import { readMailTokens } from './read-mail-tokens.ts';
import type { Recorded, RecordedLetter, RecordedReview } from './recorded.ts';

/** Reads what the services made of the rehearsal: all of the register, and every mail of the inbox at `inboxUrl`. */
export async function readRecorded(register: Register, inboxUrl: string): Promise<Recorded> {
  const keys = await register.selectFrom('reviews').select('key').orderBy('key').execute();
  const reviews: RecordedReview[] = [];
  for (const { key } of keys) reviews.push(await readReview(register, key));
  return { reviews, letters: await readLetters(register), mails: await readMailTokens(inboxUrl) };
}

async function readReview(register: Register, key: ReviewKey): Promise<RecordedReview> {
  const notices = await register
    .selectFrom('notices')
    .select([
      'key',
      'rung',
      'limit_key as limit',
      'addressee',
      'moment',
      'decided_at as decidedAt',
      'status',
      'reason',
      'left_out as leftOut',
    ])
    .where('review_key', '=', key)
    .orderBy('key')
    .execute();
  return {
    key,
    acts: await readActs(register, key),
    limits: await readTimetable(register, key),
    notices,
  };
}

async function readLetters(register: Register): Promise<readonly RecordedLetter[]> {
  const letters = await register
    .selectFrom('letters')
    .select([
      'message_token as messageToken',
      'notice_keys as noticeKeys',
      'not_before as notBefore',
      'status',
      'sent_at as sentAt',
      'contact_id as contactId',
      'last_error as lastError',
    ])
    .orderBy('moment')
    .orderBy('id')
    .execute();
  return letters.map(({ lastError, ...letter }) => ({
    ...letter,
    absorbed: letter.status === 'superseded' && lastError === ABSORBED,
  }));
}
