import type { Instant } from '../calendar/time.ts';
import type { Refusal } from '../errors.ts';
import type { Party, PartyCode } from '../parties/party.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { type ReviewKey, toReviewKey } from '../review/review-id.ts';
import type { ContentNames } from './command-ids.ts';
import type { PastReview } from './past-review.ts';
import { type PlannedReview, planReview, type StandingReview, type TakeOverFault } from './plan-review.ts';

export interface TakeOverInput {
  /** Of form: days that exist, keys that `parseReviewKey` reads. */
  readonly reviews: readonly PastReview[];
  /** By mechanism; a review that is not open here starts with it. */
  readonly procedures: ReadonlyMap<string, Procedure>;
  readonly parties: ReadonlyMap<PartyCode, Party>;
  /** Those of the reviews that are open here already. */
  readonly standing: ReadonlyMap<ReviewKey, StandingReview>;
  readonly names: ContentNames;
  /** Account or officer that takes over; no personal data. */
  readonly recordedBy: string;
  readonly now: Instant;
}

export type TakeOverPlan =
  | { readonly accepted: true; readonly reviews: readonly PlannedReview[] }
  | { readonly accepted: false; readonly faults: readonly TakeOverFault[] };

/**
 * Plans the taking over of reviews that are under way: for each, the commands that record what is not recorded yet. One
 * fault anywhere refuses the whole, and all faults come together. The ids of the commands are made of their content, so a
 * corrected file given again adds what is new and repeats nothing.
 */
export function planTakeOver(input: TakeOverInput): TakeOverPlan {
  const reviews: PlannedReview[] = [];
  const faults: TakeOverFault[] = [];
  const seen = new Set<ReviewKey>();
  for (const [index, review] of input.reviews.entries()) {
    const path = `/reviews/${index}`;
    const key = toReviewKey(review);
    const standing = input.standing.get(key);
    const procedure = standing?.procedure ?? input.procedures.get(review.mechanism);
    if (seen.has(key)) {
      faults.push({ path, refusal: givenTwice(key) });
    } else if (procedure === undefined) {
      faults.push({ path, refusal: procedureMissing(review.mechanism) });
    } else {
      const result = planReview({ ...input, review, path, procedure, standing });
      reviews.push(result.planned);
      faults.push(...result.faults);
    }
    seen.add(key);
  }
  return faults.length === 0 ? { accepted: true, reviews } : { accepted: false, faults };
}

function givenTwice(key: ReviewKey): Refusal {
  return {
    code: 'review-exists',
    message: `The review ${key} is given twice.`,
    remedy: 'Give each review once, with all its acts.',
    facts: { review: key },
  };
}

function procedureMissing(mechanism: string): Refusal {
  return {
    code: 'unknown-procedure',
    message: `No procedure describes the mechanism ${mechanism}.`,
    remedy: 'Name a mechanism that has a file among the procedures.',
    facts: { mechanism },
  };
}
