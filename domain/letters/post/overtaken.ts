import type { Matter } from '../letter-facts.ts';

/** Why a notice that was due need not be written any more. `newer-notice`: one about the same time limit to the same addressee. */
export type Overtaken =
  | 'met'
  | 'waived'
  | 'closed'
  | 'suspended'
  | 'date-changed'
  | 'no-longer-owed'
  | 'newer-notice';

/**
 * What overtook a notice between its decision and the writing of its letter; `null` when it is still to be written. A letter may not ask
 * for what has arrived, nor name a date that has moved: the new date has a notice of its own. Of several notices about one time
 * limit, which wait together after an outage, the newest alone is written.
 */
export function overtakenBy({ limit, notice, overtaken, review }: Matter): Overtaken | null {
  if (review.closedOn !== null) return 'closed';
  if (limit === null) return 'no-longer-owed';
  switch (limit.status) {
    case 'met':
    case 'waived':
    case 'closed':
    case 'suspended':
      return limit.status;
    case 'awaiting':
    case 'open':
      return 'no-longer-owed';
    case 'running':
      if (review.suspended) return 'suspended';
      if (limit.dueOn !== notice.dueOn) return 'date-changed';
      return overtaken ? 'newer-notice' : null;
  }
}
