import type { Instant } from '../../domain/calendar/time.ts';
import type { Register } from '../../register/database.ts';
import { readMails } from '../burst/inbox-watch.ts';

export interface OutageResult {
  readonly states: number;
  /** Letters that left before the relay went, while it was away, and after it had come back. */
  readonly before: number;
  readonly during: number;
  readonly after: number;
  /** Addresses that had more than one letter after it, or none. */
  readonly notOneLetter: number;
  /** Notices that were due and stand in no letter that arrived, without the register saying why. */
  readonly lost: number;
  /** Notices that stand in two letters that arrived, and mails that came twice. */
  readonly double: number;
  /** Reminders in letters after the outage that a newer one of the same time limit had overtaken. */
  readonly old: number;
}

interface Watched {
  readonly inboxUrl: string;
  readonly states: number;
  readonly before: number;
  readonly during: number;
  readonly upAt: Instant;
}

/** Compares the letters that the register calls sent with the mails that the inbox holds, and all notices with both. */
export async function evaluateOutage(
  register: Register,
  { inboxUrl, states, before, during, upAt }: Watched,
): Promise<OutageResult> {
  const mails = await readMails(inboxUrl);
  const arrived = new Set(mails.map(({ messageId }) => messageId.split('@')[0]));
  const letters = (
    await register
      .selectFrom('letters')
      .select([
        'message_token as token',
        'notice_keys as notices',
        'contact_id as contact',
        'sent_at as sentAt',
      ])
      .where('status', '=', 'sent')
      .execute()
  ).filter(({ token }) => arrived.has(token));
  const notices = await register
    .selectFrom('notices')
    .select(['key', 'limit_key as limit', 'review_key as review', 'status', 'moment', 'left_out as leftOut'])
    .execute();
  const leftOut = new Set(notices.flatMap(({ key, leftOut: why }) => (why === null ? [] : [key])));
  const carried = letters.flatMap((letter) => letter.notices.filter((key) => !leftOut.has(key)));
  const late = letters.filter(({ sentAt }) => sentAt !== null && sentAt >= upAt);
  const newest = new Map<string, string>();
  for (const { key, limit, review } of notices.toSorted((one, other) =>
    one.moment < other.moment ? -1 : 1,
  )) {
    newest.set(`${review} ${limit}`, key);
  }
  const current = new Set(newest.values());
  const inLate = late.flatMap((letter) => letter.notices.filter((key) => !leftOut.has(key)));
  const byAddress = new Map<string | null, number>();
  for (const { contact } of late) byAddress.set(contact, (byAddress.get(contact) ?? 0) + 1);
  const known = new Set(carried);
  return {
    states,
    before,
    during,
    after: late.length,
    notOneLetter: states - [...byAddress.values()].filter((count) => count === 1).length,
    lost: notices.filter(({ key, status }) => status === 'due' && !known.has(key) && !leftOut.has(key))
      .length,
    double: carried.length - known.size + (mails.length - arrived.size),
    old: inLate.filter((key) => !current.has(key as never)).length,
  };
}
