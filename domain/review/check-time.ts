import { toEnglishDate } from '../calendar/english.ts';
import type { TimeSpan } from '../calendar/time.ts';
import { addSpans, isEmptySpan, parseTimeSpan, toMonthsAndDays } from '../calendar/time-span.ts';
import { accept, type Decision, refuse } from '../errors.ts';
import { findObligation } from '../procedure/lookup.ts';
import type { Obligation, Procedure } from '../procedure/procedure.ts';
import type { ExtensionGranted, ObligationWaived } from './acts.ts';
import { checkActor } from './check-actor.ts';
import { findFulfilment, findWaiver } from './fulfilment.ts';
import type { ReviewState } from './review-state.ts';
import { findTrigger } from './trigger.ts';

/** All extensions of one time limit together; beyond this an entry is a slip of the pen, and the calendar ends. */
const LONGEST_EXTENSION_YEARS = 100;

/** Whether the obligation exists, is owed by the party, and is neither met nor waived. */
export function checkWaiver(
  procedure: Procedure,
  state: ReviewState,
  waived: ObligationWaived | ExtensionGranted,
): Decision<Obligation> {
  const obligation = findObligation(procedure, waived.obligation);
  if (obligation === undefined) {
    return refuse(
      'unknown-obligation',
      `${procedure.title} has the obligations ${procedure.obligations.map(({ id }) => id).join(', ')}; got ${waived.obligation}.`,
      'Name one of these obligations.',
      { obligation: waived.obligation },
    );
  }
  const { party } = waived;
  const actor = checkActor(state, party, { role: obligation.owedBy, what: `“${obligation.title}”` });
  if (!actor.accepted) return actor;
  const met = findFulfilment(procedure, state, obligation, party);
  if (met !== undefined) {
    return refuse(
      'already-met',
      `“${obligation.title}” of ${party} was met on ${toEnglishDate(met.body.on)} by act ${met.sequence}.`,
      'Strike that act out first if it was recorded in error.',
      { obligation: obligation.id, party, act: met.sequence },
    );
  }
  const waiver = findWaiver(state, obligation, party);
  if (waiver !== undefined) {
    return refuse(
      'already-waived',
      `“${obligation.title}” of ${party} was waived on ${toEnglishDate(waiver.body.on)} by act ${waiver.sequence}.`,
      'Strike the waiver out first if the obligation is still owed.',
      { obligation: obligation.id, party, act: waiver.sequence },
    );
  }
  return accept(obligation);
}

/** Whether more time may be granted: only time that has begun to run can be extended, and only by some time. */
export function checkExtension(
  procedure: Procedure,
  state: ReviewState,
  granted: ExtensionGranted,
): Decision<null> {
  const owed = checkWaiver(procedure, state, granted);
  if (!owed.accepted) return owed;
  const obligation = owed.value;
  const { party, on } = granted;
  if (obligation.time === null) {
    return refuse(
      'no-time-limit',
      `“${obligation.title}” has no time limit that could be extended.`,
      'Nothing need be recorded: it cannot become overdue.',
      { obligation: obligation.id },
    );
  }
  const trigger = findTrigger(procedure, state, obligation);
  if (trigger === undefined || trigger.on > on) {
    const since = trigger === undefined ? 'has not begun to run' : `began on ${toEnglishDate(trigger.on)}`;
    return refuse(
      'act-before-trigger',
      `The time for “${obligation.title}” ${since} and cannot be extended on ${toEnglishDate(on)}.`,
      'Record the event that the time counts from first, or correct the day.',
      { obligation: obligation.id, party, on },
    );
  }
  return checkSpan(state, granted);
}

function checkSpan(state: ReviewState, { obligation, party, by }: ExtensionGranted): Decision<null> {
  if (!isPositiveSpan(by)) {
    return refuse(
      'extension-invalid',
      `An extension is some whole years, months, weeks or days, such as P1M or P15D; got ${by}.`,
      'Give the time to be added, not a date.',
      { by },
    );
  }
  const granted = state.extensions.flatMap(({ body }) =>
    body.obligation === obligation && body.party === party ? [body.by] : [],
  );
  const { months, days } = toMonthsAndDays(addSpans([...granted, by]));
  if (months / 12 + days / 365 > LONGEST_EXTENSION_YEARS) {
    return refuse(
      'extension-invalid',
      `All extensions of one time limit add up to ${LONGEST_EXTENSION_YEARS} years at most; got ${by} on top of those granted.`,
      'Check the time to be added.',
      { by },
    );
  }
  return accept(null);
}

function isPositiveSpan(text: TimeSpan): boolean {
  try {
    return !isEmptySpan(parseTimeSpan(text));
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
