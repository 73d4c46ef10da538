import { toEnglishDate } from '../calendar/english.ts';
import { checkCeremonyStep } from '../draw/check-ceremony-step.ts';
import { accept, type Decision, refuse } from '../errors.ts';
import { findStep, requireStep } from '../procedure/lookup.ts';
import type { Procedure, Step } from '../procedure/procedure.ts';
import type { StepTaken } from './acts.ts';
import { checkActor } from './check-actor.ts';
import { partiesOwing } from './owed.ts';
import type { ReviewState } from './review-state.ts';
import { findStepTaken } from './steps-taken.ts';

/** Whether the party may have taken this step on that day. Steps may be taken while time is suspended. */
export function checkStep(procedure: Procedure, state: ReviewState, taken: StepTaken): Decision<null> {
  const step = findStep(procedure, taken.step);
  if (step === undefined) {
    return refuse(
      'unknown-step',
      `${procedure.title} has the steps ${procedure.steps.map(({ id }) => id).join(', ')}; got ${taken.step}.`,
      'Name one of these steps.',
      { step: taken.step },
    );
  }
  const actor = checkActor(state, taken.party, { role: step.by, what: `“${step.title}”` });
  if (!actor.accepted) return actor;
  const contact = checkContact(step, taken);
  if (!contact.accepted) return contact;
  const records = checkRecords(step, taken);
  if (!records.accepted) return records;
  const again = checkRepetition(step, state, taken);
  if (!again.accepted) return again;
  const prerequisites = checkPrerequisites(procedure, state, step, taken);
  return prerequisites.accepted ? checkCeremonyStep(procedure.draw, state.steps, taken) : prerequisites;
}

function checkContact(step: Step, { contactId }: StepTaken): Decision<null> {
  if (step.names !== undefined && (contactId === undefined || contactId === '')) {
    return refuse(
      'contact-required',
      `“${step.title}” names a person, but no contact was given.`,
      'Give the contact of the person named.',
      { step: step.id },
    );
  }
  if (step.names === undefined && contactId !== undefined) {
    return refuse(
      'contact-not-expected',
      `“${step.title}” names nobody, but a contact was given.`,
      'Leave the contact out, so that no personal data is kept without need.',
      { step: step.id },
    );
  }
  return accept(null);
}

function checkRecords(step: Step, { records = {} }: StepTaken): Decision<null> {
  const asked = step.records ?? [];
  const facts = { step: step.id, expected: asked.join(', '), given: Object.keys(records).join(', ') };
  const missing = asked.find((name) => (records[name] ?? '').trim() === '');
  const foreign = Object.keys(records).find((name) => !asked.includes(name));
  if (missing === undefined && foreign === undefined) return accept(null);
  const expected = asked.length === 0 ? 'no further facts' : asked.join(', ');
  return refuse(
    'records-invalid',
    `“${step.title}” records ${expected}; ${missing === undefined ? `got ${foreign}` : `${missing} is missing or empty`}.`,
    'Give exactly the facts that the step asks for.',
    facts,
  );
}

function checkRepetition(step: Step, state: ReviewState, { party }: StepTaken): Decision<null> {
  const before = findStepTaken(state, step.id, party);
  if (step.repeatable || before === undefined) return accept(null);
  const facts = { step: step.id, party, act: before.sequence };
  const since = `by act ${before.sequence} on ${toEnglishDate(before.body.on)}`;
  if (step.names === 'focal-point') {
    return refuse(
      'second-focal-point',
      `A State has one focal point in a review at any time; ${party} named its own ${since}.`,
      'Record a replacement if the person changed, or strike out the first nomination if it was recorded in error.',
      facts,
    );
  }
  return refuse(
    'step-already-taken',
    `“${step.title}” is taken once; ${party} took it ${since}.`,
    'Strike out the first act if it was recorded in error.',
    facts,
  );
}

function checkPrerequisites(
  procedure: Procedure,
  state: ReviewState,
  step: Step,
  { party, on }: StepTaken,
): Decision<null> {
  for (const { step: id, who } of conditionsOf(procedure, step)) {
    const before = requireStep(procedure, id);
    const awaited = who === 'same-party' ? [party] : partiesOwing(before.by, state);
    const missing = awaited.find((actor) => {
      const takenOn = findStepTaken(state, id, actor)?.body.on;
      return takenOn === undefined || takenOn > on;
    });
    if (missing !== undefined) {
      return refuse(
        'act-before-trigger',
        `“${step.title}” comes after “${before.title}”, which ${missing} had not taken by ${toEnglishDate(on)}.`,
        `Record “${before.title}” first, or correct the day.`,
        { step: step.id, awaited: id, party: missing, on },
      );
    }
  }
  return accept(null);
}

/**
 * What must have been taken before: what the step itself asks for, and the event from which the time of an obligation
 * counts that the step would meet. An obligation cannot be met before it exists.
 */
function conditionsOf({ obligations }: Procedure, step: Step): NonNullable<Step['after']> {
  const triggers = obligations.flatMap(({ fulfilledBy, runsFrom }) =>
    fulfilledBy === step.id && runsFrom.event === 'step-taken' ? [runsFrom.step] : [],
  );
  return [...(step.after ?? []), ...triggers.map((trigger) => ({ step: trigger, who: 'all' as const }))];
}
