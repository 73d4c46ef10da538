import type { Procedure } from '../../procedure/procedure.ts';
import { SECRETARIAT } from '../../review/acts.ts';
import type { DateStep, DateStepFacts } from '../../review/time-limit.ts';
import type { Matter } from '../letter-facts.ts';
import { toDisplayText } from '../text/display-text.ts';
import type { LetterItem } from './letter-content.ts';
import { nameState } from './name-thing.ts';
import type { Phrasebook } from './phrasebook.ts';
import { sayBasis } from './say-basis.ts';
import { sayOriginal } from './say-original.ts';

type Known = Pick<Matter, 'owedBy' | 'procedure' | 'review'>;

/** One step of a date's reasoning, with its provision and standing. */
export function sayStep(step: DateStep, known: Known, phrasebook: Phrasebook): LetterItem {
  return {
    // Timetables that were entered before steps had facts say it in English.
    text:
      step.facts === undefined ? toDisplayText(step.explanation) : sayFacts(step.facts, known, phrasebook),
    note: sayFoundation(step, known.procedure, phrasebook),
  };
}

function sayFacts(facts: DateStepFacts, known: Known, phrasebook: Phrasebook): string {
  const { say, date, span } = phrasebook;
  switch (facts.kind) {
    case 'review-started':
      return say('dates.step.review-started', { on: date(facts.on) });
    case 'resolution-adopted': {
      const resolution = toDisplayText(facts.resolution, 60);
      return say('dates.step.resolution-adopted', { resolution, on: date(facts.on) });
    }
    case 'step-taken':
      return sayStepTaken(facts, known, phrasebook);
    case 'counted': {
      const key = facts.clamped ? 'dates.step.counted-to-month-end' : 'dates.step.counted';
      return say(key, { span: span(facts.span), from: date(facts.from), to: date(facts.to) });
    }
    case 'extended': {
      const { by, on, to } = facts;
      return say('dates.step.extended', { span: span(by), on: date(on), to: date(to) });
    }
    case 'suspended':
      return say('dates.step.suspended', { since: date(facts.since), days: facts.daysLeft });
    case 'resumed': {
      const { since, until, days, to } = facts;
      return say('dates.step.resumed', { since: date(since), until: date(until), days, to: date(to) });
    }
    case 'non-working-day':
      return say('dates.step.non-working-day', { day: phrasebook.dayInFull(facts.on) });
    case 'end-of-day':
      return say('dates.step.end-of-day', { on: date(facts.on), zone: toDisplayText(facts.zone) });
  }
}

function sayStepTaken(
  { step, by, on }: Extract<DateStepFacts, { kind: 'step-taken' }>,
  { owedBy, procedure, review }: Known,
  phrasebook: Phrasebook,
): string {
  const title = procedure.steps.find(({ id }) => id === step)?.title ?? step;
  const said = {
    step: sayOriginal(procedure.id, `step.${step}`, title, phrasebook),
    on: phrasebook.date(on),
  };
  if (by === SECRETARIAT) return phrasebook.say('dates.step.step-taken-secretariat', said);
  const party = [review.underReview, owedBy].find((candidate) => candidate?.code === by);
  return phrasebook.say('dates.step.step-taken', {
    ...said,
    party: nameState({ code: by, name: party?.name ?? by }, phrasebook),
  });
}

/** INTERPRETATION: what extensions and suspensions do to a date is shown as assumed; see `explain-date.ts`. */
function sayFoundation(
  { act, basis, basisKey, kind }: DateStep,
  procedure: Procedure,
  phrasebook: Phrasebook,
): string {
  if (act !== null && (kind === 'extension' || kind === 'suspension')) {
    return phrasebook.say(`dates.basis.${kind}`, { act });
  }
  return sayBasis(basis, basisKey, procedure, phrasebook);
}
