import type { Instant } from '../domain/calendar/time.ts';
import type { Act, ReviewParty } from '../domain/review/acts.ts';
import type { ReviewKey } from '../domain/review/review-id.ts';
import type { Contact } from './contacts.ts';
import type { Register } from './database.ts';
import type { ReviewRow } from './reviews.ts';
import type { ReviewRole } from './schema.ts';

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
export function findReview(
  _register: Register,
  _key: ReviewKey,
  _now: Instant,
): Promise<ReviewDetails | undefined> {
  throw new Error('not written yet');
}
