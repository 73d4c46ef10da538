import { sql } from 'kysely';
import { type ProceedingsClock, toProceedingsTime } from '../../domain/calendar/proceedings-clock.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { LetterStatus } from '../../domain/letters/letter-status.ts';
import type { Slip } from '../../domain/letters/post/slip.ts';
import type { RegisterTransaction } from '../database.ts';

interface Row {
  readonly address: string;
  readonly status: LetterStatus;
  readonly sentAt: Instant | null;
  readonly claimedAt: Instant | null;
}

/** Longer than a day in any zone, whatever its clocks do. */
const LATELY_MS = 48 * 3_600_000;

/**
 * Letters that have left for the addresses of these slips, may have left, or are about to, by address in small letters: when, or `null`
 * for now. What an officer signed does not count: it is no reminder.
 */
export async function readLeftLately(
  transaction: RegisterTransaction,
  slips: readonly Slip[],
  { now, clock }: { readonly now: Instant; readonly clock: ProceedingsClock },
): Promise<ReadonlyMap<string, readonly (Instant | null)[]>> {
  const emails = slips.flatMap(({ items }) =>
    items.flatMap(({ contact }) => (contact === null ? [] : [contact.email.toLowerCase()])),
  );
  const since = new Date(Date.parse(now) - LATELY_MS).toISOString();
  const { rows } = await sql<Row>`
    select lower(contacts.email) as address, letters.status, letters.sent_at as "sentAt", letters.claimed_at as "claimedAt"
    from contacts
    join letters on letters.contact_id = contacts.id
      and letters.status in ('intended', 'sending', 'sent', 'in-doubt')
      and (letters.sent_at is null or letters.sent_at >= ${since}::timestamptz or letters.status <> 'sent')
    where lower(contacts.email) = any(${[...new Set(emails)]}::text[])
      and (letters.status <> 'intended' or (letters.gathered and letters.waits_for is null))
      and letters.id <> all(${slips.map(({ id }) => id)}::uuid[])
      and not exists (select from letter_acts where letter_acts.letter_id = letters.id and letter_acts.kind = 'sign')
  `.execute(transaction);
  const left = new Map<string, (Instant | null)[]>();
  for (const row of rows) {
    const at = toMoment(row, clock);
    const known = left.get(row.address);
    if (known === undefined) left.set(row.address, [at]);
    else known.push(at);
  }
  return left;
}

function toMoment({ status, sentAt, claimedAt }: Row, clock: ProceedingsClock): Instant | null {
  if (status === 'sent') return sentAt;
  if (status === 'in-doubt' && claimedAt !== null) return toProceedingsTime(clock, Date.parse(claimedAt));
  return null;
}
