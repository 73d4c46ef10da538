import { weekdayOf } from '../calendar/civil-date.ts';
import { toEnglishDate, toEnglishDays, toEnglishSpan, toEnglishWeekday } from '../calendar/english.ts';
import type { CivilDate } from '../calendar/time.ts';
import { toMonthsAndDays } from '../calendar/time-span.ts';
import { requireStep } from '../procedure/lookup.ts';
import type { Basis, Obligation, ObligationId, Procedure, TimeRule } from '../procedure/procedure.ts';
import type { Act, Actor, ExtensionGranted } from './acts.ts';
import { partiesOf } from './opening.ts';
import type { ReviewState, Suspension } from './review-state.ts';
import type { DateStep, DateStepFacts } from './time-limit.ts';
import type { TriggerEvent } from './trigger.ts';

/** One step of a date's reasoning each, in a sentence for officers and as facts for texts in any language, with the provision behind it. */

const SATURDAY = 6;

export function explainTrigger(
  trigger: TriggerEvent,
  { procedure, obligation, state }: { procedure: Procedure; obligation: Obligation; state: ReviewState },
): DateStep {
  const { act, on } = trigger;
  const explanation = `${sayEvent(procedure, state, act.body)} The time counts from that day.`;
  return {
    kind: 'trigger',
    from: null,
    to: on,
    explanation,
    facts: factsOfEvent(act.body),
    basisKey: `obligation.${obligation.id}.basis`,
    basis: obligation.basis,
    act: act.sequence,
  };
}

function factsOfEvent(body: TriggerEvent['act']['body']): DateStepFacts {
  const { on } = body;
  switch (body.kind) {
    case 'review-opened':
      return { kind: 'review-started', on };
    case 'resolution-adopted':
      return { kind: 'resolution-adopted', resolution: body.resolution, on };
    case 'step-taken':
      return { kind: 'step-taken', step: body.step, by: body.party, on };
  }
}

function sayEvent(procedure: Procedure, state: ReviewState, body: TriggerEvent['act']['body']): string {
  const day = toEnglishDate(body.on);
  switch (body.kind) {
    case 'review-opened':
      return `The review started on ${day}.`;
    case 'resolution-adopted':
      return `Resolution ${body.resolution} was adopted on ${day}.`;
    case 'step-taken':
      return `“${requireStep(procedure, body.step).title}” by ${nameOf(body.party, state)} on ${day}.`;
  }
}

export function explainCount({
  from,
  to,
  obligation,
  time,
}: {
  from: CivilDate;
  to: CivilDate;
  obligation: ObligationId;
  time: TimeRule;
}): DateStep {
  const clamped = isClamped(from, to, time);
  const why = clamped ? ' The month ends before that day, so its last day is taken.' : '';
  const span = toEnglishSpan(time.span);
  const ends = /^1 \w+$/.test(span) ? 'ends' : 'end';
  const explanation = `${span} from ${toEnglishDate(from)} ${ends} on ${toEnglishDate(to)}.${why}`;
  return {
    kind: 'count',
    from,
    to,
    explanation,
    facts: { kind: 'counted', span: time.span, from, to, clamped },
    basisKey: `obligation.${obligation}.time`,
    basis: time.basis,
    act: null,
  };
}

export function explainExtension(step: {
  from: CivilDate;
  to: CivilDate;
  extension: Act<ExtensionGranted>;
}): DateStep {
  const { from, to, extension } = step;
  const { by, on } = extension.body;
  return {
    kind: 'extension',
    from,
    to,
    explanation: `An extension of ${toEnglishSpan(by)} was granted on ${toEnglishDate(on)}, which gives ${toEnglishDate(to)}.`,
    facts: { kind: 'extended', by, on, to },
    basis: basisOfRecord(extension.sequence, 'extensions'),
    act: extension.sequence,
  };
}

/** `days`: days lost once the review was resumed, days remaining until then. */
export function explainSuspension(step: {
  from: CivilDate;
  to: CivilDate | null;
  suspension: Suspension;
  days: number;
}): DateStep {
  const { from, to, suspension, days } = step;
  const { from: since, until } = suspension;
  return {
    kind: 'suspension',
    from,
    to,
    ...(until === null || to === null ? sayRest(since, days) : sayResumption({ since, until, days, to })),
    basis: basisOfRecord(suspension.act, 'suspensions'),
    act: suspension.act,
  };
}

type Said = Pick<DateStep, 'explanation' | 'facts'>;

function sayRest(since: CivilDate, daysLeft: number): Said {
  return {
    explanation: `The review was suspended on ${toEnglishDate(since)}; ${toEnglishDays(daysLeft)} remained and will run from the day of resumption.`,
    facts: { kind: 'suspended', since, daysLeft },
  };
}

function sayResumption(lost: { since: CivilDate; until: CivilDate; days: number; to: CivilDate }): Said {
  const { since, until, days, to } = lost;
  return {
    explanation: `The review was suspended from ${toEnglishDate(since)} to ${toEnglishDate(until)}, which took ${toEnglishDays(days)} from this time limit and moved its end to ${toEnglishDate(to)}.`,
    facts: { kind: 'resumed', since, until, days, to },
  };
}

/** Empty on a day that no policy on weekends could move. */
export function explainNonWorkingDays(dueOn: CivilDate, { nonWorkingDays }: Procedure): readonly DateStep[] {
  if (weekdayOf(dueOn) < SATURDAY) return [];
  const consequence = ON_WEEKENDS[nonWorkingDays.policy];
  return [
    {
      kind: 'non-working-days',
      from: dueOn,
      to: dueOn,
      explanation: `${toEnglishDate(dueOn)} is a ${toEnglishWeekday(dueOn)}; ${consequence}.`,
      facts: { kind: 'non-working-day', on: dueOn },
      basisKey: 'nonWorkingDays',
      basis: nonWorkingDays.basis,
      act: null,
    },
  ];
}

const ON_WEEKENDS: Readonly<Record<Procedure['nonWorkingDays']['policy'], string>> = {
  'no-shift': 'weekends shift nothing',
};

export function explainEndOfDay(dueOn: CivilDate, { zone, zoneBasis }: Procedure): DateStep {
  return {
    kind: 'end-of-day',
    from: dueOn,
    to: dueOn,
    explanation: `The time ends when ${toEnglishDate(dueOn)} ends in the zone ${zone}.`,
    facts: { kind: 'end-of-day', on: dueOn, zone },
    basisKey: 'zone',
    basis: zoneBasis,
    act: null,
  };
}

/**
 * INTERPRETATION: a procedure file has no provision on extensions and suspensions, so their effect on a date is shown
 * as assumed, though the decision itself is on record.
 */
function basisOfRecord(sequence: number, subject: string): Basis {
  return {
    source: `Act ${sequence} of this review`,
    standing: 'assumed',
    note: `The decision is on record; the procedure cites no provision on ${subject}.`,
  };
}

function isClamped(from: CivilDate, to: CivilDate, { span }: TimeRule): boolean {
  const { months, days } = toMonthsAndDays(span);
  return months > 0 && days === 0 && to.slice(8) < from.slice(8);
}

function nameOf(party: Actor, state: ReviewState): string {
  return partiesOf(state.opened.body).find(({ code }) => code === party)?.name ?? 'the secretariat';
}
