import type { Instant } from '../domain/calendar/time.ts';
import type { Refusal } from '../domain/errors.ts';
import {
  isLaunch,
  parseReviewKey,
  type ReviewId,
  type ReviewKey,
  toReviewKey,
} from '../domain/review/review-id.ts';
import type { Register } from '../register/database.ts';
import { findReview, type ReviewDetails } from '../register/review-details.ts';
import { toProblem } from './problem.ts';

/** The review of that id as of `now`. @throws Problem 404 `review-not-found` */
export async function requireReview(register: Register, id: ReviewId, now: Instant): Promise<ReviewDetails> {
  const key = toReviewKey(id);
  const review = await findReview(register, key, now);
  if (review === undefined) throw toProblem(reviewNotFound(key));
  return review;
}

/** Refusal of a command or a read that names a review, or a launch, which was never opened. */
export function reviewNotFound(key: ReviewKey): Refusal {
  if (isLaunch(key)) return launchNotFound(key);
  return {
    code: 'review-not-found',
    message: `No review ${key} has been opened.`,
    remedy: 'See /api/reviews for the reviews that there are, or open this one.',
    facts: { review: key },
  };
}

function launchNotFound(key: ReviewKey): Refusal {
  const { mechanism, phase } = parseReviewKey(key);
  return {
    code: 'review-not-found',
    message: `Phase ${phase} of ${mechanism} has not been launched.`,
    remedy: 'Record the adoption of its resolution at /api/launches first.',
    facts: { review: key },
  };
}
