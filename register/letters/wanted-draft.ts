import { sql } from 'kysely';

/**
 * Whether what a row of `letters` carries first still runs to the date that its notice named. A draft of which this is not so need not be
 * signed: it would not leave (`overtakenBy`). It stays a draft, for an act that is struck out may bring its date back.
 */
export const IS_WANTED = sql<boolean>`exists (
  select from notices
  join time_limits on time_limits.review_key = notices.review_key and time_limits.key = notices.limit_key
  join reviews on reviews.key = notices.review_key
  where notices.key = letters.notice_keys[1]
    and time_limits.status = 'running' and time_limits.due_on = notices.due_on
    and reviews.closed_on is null and not reviews.suspended)`;
