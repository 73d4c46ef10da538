import type { Instant } from '../../domain/calendar/time.ts';
import { daysLeft, isOverdue } from '../../domain/review/overdue.ts';
import type { TimeLimit } from '../../domain/review/time-limit.ts';
import { type ForeseenReview, foresee } from '../../domain/takeover/foresee.ts';
import type { PlannedReview } from '../../domain/takeover/plan-review.ts';
import type { TakeOverPreview } from '../routes/schemas/take-over.ts';

const OWED: ReadonlySet<TimeLimit['status']> = new Set(['open', 'running', 'suspended']);

/** What an officer sees before anything is recorded. */
export function presentPlan(planned: readonly PlannedReview[], now: Instant): TakeOverPreview {
  return { asOf: now, reviews: planned.map((review) => presentReview(review, now)) };
}

function presentReview(planned: PlannedReview, now: Instant): TakeOverPreview['reviews'][number] {
  const { key, procedure, held, commands, known } = planned;
  const foreseen = foresee(planned, now);
  const { openedOn, sample, today, suspended, closedOn, limits, nextAt } = foreseen;
  return {
    review: key,
    sample,
    open: held.length > 0,
    toRecord: commands.length,
    known,
    openedOn,
    today,
    stage: procedure.stages.find(({ id }) => id === foreseen.stage) ?? null,
    suspended,
    closedOn,
    timeLimits: limits
      .filter(({ status }) => OWED.has(status))
      .map((limit) => presentLimit(limit, foreseen, now)),
    notices: presentNotices(foreseen),
    nextAt,
  };
}

function presentLimit(limit: TimeLimit, { today }: ForeseenReview, now: Instant) {
  const { key, title, party, status, dueOn, standing } = limit;
  const overdue = isOverdue(limit, now);
  return { key, title, party, status, dueOn, overdue, daysLeft: daysLeft(limit, today), standing };
}

function presentNotices({ due, limits }: ForeseenReview): TakeOverPreview['reviews'][number]['notices'] {
  const titles = new Map(limits.map(({ key, title }) => [key, title]));
  return due.map(({ key, limit, party, rung, addressee, dueOn, signature }) => ({
    key,
    title: titles.get(limit) ?? limit,
    party,
    rung,
    addressee,
    dueOn,
    signature,
  }));
}
