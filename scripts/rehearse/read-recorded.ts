import type { ReviewKey } from '../../domain/review/review-id.ts';
import { readActs } from '../../register/acts.ts';
import type { Register } from '../../register/database.ts';
import { readTimetable } from '../../register/time-limits.ts';
import { readMailTokens } from './read-mail-tokens.ts';
import type { Recorded, RecordedReview } from './recorded.ts';

/** Reads what the services made of the rehearsal: all of the register, and every mail of the inbox at `inboxUrl`. */
export async function readRecorded(register: Register, inboxUrl: string): Promise<Recorded> {
  const keys = await register.selectFrom('reviews').select('key').orderBy('key').execute();
  const reviews: RecordedReview[] = [];
  for (const { key } of keys) reviews.push(await readReview(register, key));
  return { reviews, mails: await readMailTokens(inboxUrl) };
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
    ])
    .where('review_key', '=', key)
    .orderBy('key')
    .execute();
  const letters = await register
    .selectFrom('letters')
    .select([
      'message_token as messageToken',
      'notice_keys as noticeKeys',
      'addressee',
      'day',
      'moment',
      'status',
      'sent_at as sentAt',
    ])
    .where('review_key', '=', key)
    .orderBy('moment')
    .execute();
  return {
    key,
    acts: await readActs(register, key),
    limits: await readTimetable(register, key),
    notices,
    letters,
  };
}
