import type { Instant } from '../domain/calendar/time.ts';
import type { Act, ReviewParty } from '../domain/review/acts.ts';
import type { ReviewKey } from '../domain/review/review-id.ts';
import { readActs } from './acts.ts';
import { type Contact, selectContacts } from './contacts.ts';
import type { Register } from './database.ts';
import type { ReviewRow } from './review-row.ts';
import { selectReviews, toReviewRow } from './select-reviews.ts';
import type { ReviewRole } from './tables/review-tables.ts';

/** A party of one review, as it stood at the opening, with its focal point of today. */
export interface PartyOfReview extends ReviewParty {
  readonly role: ReviewRole;
  readonly focalPoint: Contact | null;
}

export interface ReviewDetails extends ReviewRow {
  readonly procedureDigest: string;
  /** The party under review first. */
  readonly parties: readonly PartyOfReview[];
  /** All acts in sequence, struck-out ones included. */
  readonly acts: readonly Act[];
}

/** One review with its parties and acts. `now` decides what is overdue. */
export async function findReview(
  register: Register,
  key: ReviewKey,
  now: Instant,
): Promise<ReviewDetails | undefined> {
  const row = await selectReviews(register, now).where('reviews.key', '=', key).executeTakeFirst();
  if (row === undefined) return undefined;
  const [parties, acts] = await Promise.all([readParties(register, key), readActs(register, key)]);
  return { ...toReviewRow(row), procedureDigest: row.procedureDigest, parties, acts };
}

async function readParties(register: Register, key: ReviewKey): Promise<readonly PartyOfReview[]> {
  const parties = await register
    .selectFrom('review_parties')
    .select([
      'party as code',
      'name',
      'regional_group as regionalGroup',
      'instruments',
      'role',
      'focal_point',
    ])
    .where('review_key', '=', key)
    .orderBy('position')
    .execute();
  const ids = parties.flatMap(({ focal_point }) => focal_point ?? []);
  const contacts = ids.length === 0 ? [] : await selectContacts(register).where('id', 'in', ids).execute();
  return parties.map(({ focal_point, ...party }) => ({
    ...party,
    focalPoint: contacts.find(({ id }) => id === focal_point) ?? null,
  }));
}
