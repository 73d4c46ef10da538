import { toEnglishDate } from '../calendar/english.ts';
import type { CivilDate } from '../calendar/time.ts';
import { accept, type Decision, refuse } from '../errors.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { ActBody, ActStruckOut, Opening } from './acts.ts';
import { checkStep } from './check-step.ts';
import { checkResumption, checkSuspension } from './check-suspension.ts';
import { checkExtension, checkWaiver } from './check-time.ts';
import type { ReviewState } from './review-state.ts';

/** What may be recorded in the course of a review. */
export type CourseAct = Exclude<ActBody, Opening | ActStruckOut>;

export interface CheckActInput {
  readonly procedure: Procedure;
  readonly state: ReviewState;
  readonly body: CourseAct;
  /** Civil day of the recording in the procedure's zone. */
  readonly today: CivilDate;
}

/** Whether the act may follow on what was recorded. Of several faults the first in the order of the checks is named. */
export function checkAct({ procedure, state, body, today }: CheckActInput): Decision<null> {
  if (state.closedOn !== null) {
    return refuse(
      'review-closed',
      `The review was closed on ${toEnglishDate(state.closedOn)}.`,
      'Strike out the closing first, if it was recorded in error.',
      { closedOn: state.closedOn },
    );
  }
  const day = checkDay(state.opened.body.on, body.on, today);
  if (!day.accepted) return day;
  const reason = checkReason(body);
  if (!reason.accepted) return reason;
  switch (body.kind) {
    case 'step-taken':
      return checkStep(procedure, state, body);
    case 'extension-granted':
      return checkExtension(procedure, state, body);
    case 'obligation-waived': {
      const waiver = checkWaiver(procedure, state, body);
      return waiver.accepted ? accept(null) : waiver;
    }
    case 'review-suspended':
      return checkSuspension(state, body);
    case 'review-resumed':
      return checkResumption(state, body);
    case 'review-closed':
      return accept(null);
  }
}

/** Whether an act on that day can have happened: from the opening of the review to today. */
export function checkDay(openedOn: CivilDate, on: CivilDate, today: CivilDate): Decision<null> {
  if (on > today) {
    return refuse(
      'act-in-future',
      `Only what has happened is recorded: today is ${toEnglishDate(today)}; got ${toEnglishDate(on)}.`,
      'Record it on the day it happens, or correct the day.',
      { on, today },
    );
  }
  if (on < openedOn) {
    return refuse(
      'act-before-opening',
      `The review started on ${toEnglishDate(openedOn)}; got an act of ${toEnglishDate(on)}.`,
      'Correct the day.',
      { on, openedOn },
    );
  }
  return accept(null);
}

/** Whether the reason is given, for acts that must have one. */
export function checkReason(body: ActBody): Decision<null> {
  if (!('reason' in body) || body.reason.trim() !== '') return accept(null);
  return refuse(
    'reason-required',
    'This act must say why it was taken, and the reason is empty.',
    'Give the reason in a sentence.',
    { kind: body.kind },
  );
}
