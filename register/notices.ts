import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Instant, ZoneName } from '../domain/calendar/time.ts';
import { toCivilDate } from '../domain/calendar/zoned.ts';
import type { PartyCode } from '../domain/parties/party.ts';
import { SECRETARIAT } from '../domain/review/acts.ts';
import type { Agenda, Notice, NoticeKey } from '../domain/review/notice.ts';
import { parseReviewKey, type ReviewKey } from '../domain/review/review-id.ts';
import type { TimeLimit, TimeLimitKey } from '../domain/review/time-limit.ts';
import type { RegisterOrTransaction, RegisterTransaction } from './database.ts';
import type { SupersededReason } from './tables/review-tables.ts';

/** Keys of the notices of a review that were entered before, sent or superseded. */
export async function readDecided(
  transaction: RegisterOrTransaction,
  review: ReviewKey,
): Promise<ReadonlySet<NoticeKey>> {
  const rows = await transaction
    .selectFrom('notices')
    .select('key')
    .where('review_key', '=', review)
    .execute();
  return new Set(rows.map(({ key }) => key));
}

/** What an agenda rests on, for those who enter it. */
export interface Decided {
  readonly agenda: Agenda;
  readonly limits: readonly TimeLimit[];
  readonly zone: ZoneName;
  readonly now: Instant;
}

/**
 * Enters what an agenda decided: the notices, and for each that is due a slip, of which the post room makes letters; what an officer is to
 * sign is a letter of its own. A key that is there stays as it is.
 */
export async function enterNotices(
  transaction: RegisterTransaction,
  { agenda: { due, superseded }, limits, zone, now }: Decided,
): Promise<void> {
  if (due.length + superseded.length === 0) return;
  const ends = new Map(limits.map((limit) => [limit.key, toReason(limit)]));
  const notices = [
    ...due.map((notice) => ({ ...notice, status: 'due', reason: null })),
    ...superseded.map((notice) => ({ ...notice, status: 'superseded', reason: reasonOf(notice, ends) })),
  ];
  const letters = due.map((notice) => toLetter(notice, zone));
  await sql`
    with new_notices as (
      insert into notices (
        key, review_key, limit_key, obligation, party, rung, occurrence, addressee, due_on, moment, late, signature,
        status, reason, decided_at)
      select key, review, "limit", obligation, party, rung, occurrence, addressee, "dueOn", moment, late, signature,
        status, reason, ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(notices)}::jsonb) as notice(
        key text, review text, "limit" text, obligation text, party text, rung text, occurrence integer,
        addressee text, "dueOn" date, moment timestamptz, late boolean, signature boolean, status text, reason text)
      on conflict (key) do nothing
    )
    insert into letters (
      mechanism, review_key, review_keys, notice_keys, addressee, party, day, moment, status, gathered, not_before,
      message_token)
    select mechanism, review, array[review], "noticeKeys", addressee, party, day, moment, status,
      status = 'awaiting-signature', moment, "messageToken"
    from jsonb_to_recordset(${JSON.stringify(letters)}::jsonb) as letter(
      mechanism text, review text, "noticeKeys" text[], addressee text, party text, day date, moment timestamptz,
      status text, "messageToken" text)
    on conflict (message_token) do nothing
  `.execute(transaction);
}

function toReason({ status }: TimeLimit): SupersededReason {
  return status === 'met' || status === 'waived' || status === 'closed' ? status : 'overtaken';
}

function reasonOf({ limit }: Notice, ends: ReadonlyMap<TimeLimitKey, SupersededReason>): SupersededReason {
  return ends.get(limit) ?? 'overtaken';
}

function toLetter(notice: Notice, zone: ZoneName) {
  const { key, review, addressee, moment, signature } = notice;
  return {
    mechanism: parseReviewKey(review).mechanism,
    review,
    noticeKeys: [key],
    addressee,
    party: toState(notice),
    day: toCivilDate(moment, zone),
    moment,
    status: signature ? 'awaiting-signature' : 'intended',
    messageToken: toMessageToken([key]),
  };
}

/** The State that a notice is written to; `null` where it goes to the secretariat or the bureau. */
function toState({ addressee, party }: Notice): PartyCode | null {
  const toParty = addressee === 'party' || addressee === 'permanent-mission';
  return toParty && party !== SECRETARIAT ? party : null;
}

/** Left part of a letter's Message-ID: made of the keys alone, so that the same letter is never two. */
function toMessageToken(keys: readonly NoticeKey[]): string {
  return createHash('sha256').update(keys.join('\n')).digest('hex').slice(0, 32);
}
