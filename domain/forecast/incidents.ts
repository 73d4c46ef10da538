import { addDays, daysBetween } from '../calendar/civil-date.ts';
import type { CivilDate } from '../calendar/time.ts';
import { parseTimeSpan } from '../calendar/time-span.ts';
import { requireStep } from '../procedure/lookup.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { type ForeseenStep, toStepTaken } from './foreseen-steps.ts';
import { RANKS, type RehearsedReview, type ScriptedAct } from './rehearsed-review.ts';
import { drawBetween, drawOne, type Random } from './seeded-random.ts';

export interface Rehearsal {
  readonly procedure: Procedure;
  readonly reviews: readonly RehearsedReview[];
  readonly from: CivilDate;
  readonly until: CivilDate;
  readonly random: Random;
}

/** A step whose time has begun, with a day on which it has not been taken yet. */
interface Pending {
  readonly review: RehearsedReview;
  readonly step: ForeseenStep;
  readonly owed: NonNullable<ForeseenStep['owed']>;
  /** Half-way from the beginning of the time to the step, or to the end of the time or of the rehearsal if earlier. */
  readonly halfway: CivilDate;
}

/** The extension, the suspension and the error that a rehearsal must show; empty where there is no review. */
export function inventIncidents(rehearsal: Rehearsal): readonly ScriptedAct[] {
  const { procedure, reviews, random } = rehearsal;
  const pending = reviews.flatMap((review) => findPending(rehearsal, review));
  const extended = drawOne(
    random,
    pending.filter(({ owed }) => owed.obligation.time !== null),
  );
  // Not the same: a time limit that an error has met for a day could not be extended on that day.
  const mistaken = drawOne(
    random,
    pending.filter((one) => one !== extended && restsOnNothing(procedure, one)),
  );
  const suspended = drawOne(random, reviews);
  return [
    ...(extended === undefined ? [] : [extend(extended)]),
    ...(mistaken === undefined ? [] : strikeOut(rehearsal, mistaken)),
    ...(suspended === undefined ? [] : suspend(rehearsal, suspended)),
  ];
}

function findPending({ from, until }: Rehearsal, review: RehearsedReview): readonly Pending[] {
  return review.steps.flatMap((step) => {
    const { owed, on } = step;
    if (owed === null) return [];
    const begin = owed.from > from ? owed.from : from;
    const end = earliest(on ?? owed.dueOn, owed.dueOn, until);
    const halfway = addDays(begin, Math.max(0, Math.floor(daysBetween(begin, end) / 2)));
    return halfway <= until && (on === null || halfway < on) ? [{ review, step, owed, halfway }] : [];
  });
}

/** Whether the step could be recorded, and struck out, on any day of the review. */
function restsOnNothing(procedure: Procedure, { step, owed }: Pending): boolean {
  const { after = [], repeatable } = requireStep(procedure, step.step);
  return owed.obligation.runsFrom.event === 'review-opened' && after.length === 0 && !repeatable;
}

function extend({ review, step, owed, halfway }: Pending): ScriptedAct {
  return {
    key: review.key,
    rank: RANKS.time,
    body: {
      kind: 'extension-granted',
      obligation: owed.obligation.id,
      party: step.party,
      by: parseTimeSpan('P1M'),
      on: halfway,
      reason: 'Rehearsal: more time was asked for and granted.',
    },
  };
}

function strikeOut(
  { procedure, until }: Rehearsal,
  { review, step, halfway }: Pending,
): readonly ScriptedAct[] {
  const { key } = review;
  const error: ScriptedAct = { key, rank: RANKS.error, body: toStepTaken(procedure, step, halfway) };
  const on = earliest(addDays(halfway, 1), step.on ?? until, until);
  return [
    error,
    {
      key,
      rank: RANKS.correction,
      body: { kind: 'act-struck-out', error, on, reason: 'Rehearsal: recorded in error.' },
    },
  ];
}

function suspend(
  { from, until, random }: Rehearsal,
  { key, opened }: RehearsedReview,
): readonly ScriptedAct[] {
  const begin = opened.on > from ? opened.on : from;
  const days = Math.max(0, daysBetween(begin, until));
  const suspendedOn = addDays(begin, drawBetween(random, Math.floor(days * 0.2), Math.floor(days * 0.4)));
  const resumedOn = addDays(suspendedOn, Math.min(30, Math.ceil(days * 0.1)));
  return [
    {
      key,
      rank: RANKS.time,
      body: { kind: 'review-suspended', on: suspendedOn, reason: 'Rehearsal: the review was suspended.' },
    },
    {
      key,
      rank: RANKS.time,
      body: { kind: 'review-resumed', on: resumedOn, reason: 'Rehearsal: the review was resumed.' },
    },
  ];
}

function earliest(...days: readonly CivilDate[]): CivilDate {
  return days.reduce((first, day) => (day < first ? day : first));
}
