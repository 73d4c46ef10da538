import { addDays, addSpan, daysBetween } from '../calendar/civil-date.ts';
import type { CivilDate } from '../calendar/time.ts';
import { requireStep } from '../procedure/lookup.ts';
import type { Obligation, Procedure, StepId } from '../procedure/procedure.ts';
import type { Actor, StepTaken } from '../review/acts.ts';
import { partiesOwing } from '../review/owed.ts';
import type { ReviewState } from '../review/review-state.ts';
import { drawBetween, type Random } from './seeded-random.ts';

/** A step as a party will take it, or will not. */
export interface ForeseenStep {
  readonly step: StepId;
  readonly party: Actor;
  /** `null`: the party never takes it, or waits for one who never does. */
  readonly on: CivilDate | null;
  /** The obligation that it meets and the day its time begins; `null` where it meets none, or the time never begins. */
  readonly owed: {
    readonly obligation: Obligation;
    readonly from: CivilDate;
    readonly dueOn: CivilDate;
  } | null;
}

/** Days that parties are given where the procedure gives none; invented, for rehearsals alone. */
const INVENTED_DAYS = 45;
/** Parts of parties that come in good time, in the last days, and late; the rest never do. Invented likewise. */
const EARLY = 0.45;
const LAST_DAYS = 0.65;
const LATE = 0.95;
const LATEST_DAYS = 90;

/**
 * Every step that a review's obligations ask for, on a day drawn for each party, in an order in which they can be
 * recorded: what must come before comes before, and is drawn first.
 */
export function foreseeSteps(
  procedure: Procedure,
  state: ReviewState,
  random: Random,
): readonly ForeseenStep[] {
  const foreseen = new Map<string, ForeseenStep>();

  const foresee = (step: StepId, party: Actor): CivilDate | null => {
    const name = `${step}/${party}`;
    const before = foreseen.get(name);
    if (before !== undefined) return before.on;
    const obligation = procedure.obligations.find(({ fulfilledBy }) => fulfilledBy === step);
    const owed = obligation === undefined ? null : foreseeTime(obligation);
    const earliest = foreseePrerequisites(step, party);
    const possible = earliest !== null && (owed !== null || obligation === undefined);
    const on = possible ? drawDay(random, owed, earliest) : null;
    foreseen.set(name, { step, party, on, owed });
    return on;
  };

  const foreseeAll = (step: StepId, parties: readonly Actor[]): CivilDate | null =>
    parties.map((party) => foresee(step, party)).reduce(laterOf, state.opened.body.on);

  const foreseeTime = (obligation: Obligation): ForeseenStep['owed'] => {
    const { runsFrom, time } = obligation;
    const from =
      runsFrom.event === 'step-taken'
        ? foreseeAll(runsFrom.step, takersOf(runsFrom.step))
        : state.opened.body.on;
    if (from === null) return null;
    const dueOn =
      time === null ? addDays(from, INVENTED_DAYS) : addSpan(from, time.span, { monthEnd: 'last-day' });
    return { obligation, from, dueOn };
  };

  const foreseePrerequisites = (step: StepId, party: Actor): CivilDate | null =>
    (requireStep(procedure, step).after ?? [])
      .map(({ step: before, who }) => foreseeAll(before, who === 'all' ? takersOf(before) : [party]))
      .reduce(laterOf, state.opened.body.on);

  const takersOf = (step: StepId): readonly Actor[] => partiesOwing(requireStep(procedure, step).by, state);

  for (const { fulfilledBy } of procedure.obligations) foreseeAll(fulfilledBy, takersOf(fulfilledBy));
  return [...foreseen.values()];
}

function drawDay(random: Random, owed: ForeseenStep['owed'], earliest: CivilDate): CivilDate | null {
  const luck = random();
  if (luck >= LATE) return null;
  const from = owed?.from ?? earliest;
  const dueOn = owed?.dueOn ?? addDays(earliest, INVENTED_DAYS);
  const days = daysBetween(from, dueOn);
  const wanted =
    luck < EARLY
      ? addDays(from, drawBetween(random, Math.floor(days * 0.3), Math.floor(days * 0.9)))
      : luck < LAST_DAYS
        ? addDays(dueOn, -drawBetween(random, 0, Math.min(3, days)))
        : addDays(dueOn, drawBetween(random, 1, LATEST_DAYS));
  return laterOf(wanted, earliest);
}

/** The later of two days; never, if one of them never comes. */
function laterOf(one: CivilDate | null, other: CivilDate | null): CivilDate | null {
  if (one === null || other === null) return null;
  return one > other ? one : other;
}

/** The step as an act of that day, with an invented contact where it names a person. */
export function toStepTaken(
  procedure: Procedure,
  { step, party }: Pick<ForeseenStep, 'step' | 'party'>,
  on: CivilDate,
): StepTaken {
  const names = requireStep(procedure, step).names;
  const contact = names === undefined ? {} : { contactId: `rehearsal/${party}/${names}` };
  return { kind: 'step-taken', step, party, on, ...contact };
}
