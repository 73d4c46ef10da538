import { isCeremonyStep, WAIVER_STEP } from '../../../domain/draw/ceremony.ts';
import type { Procedure, Step } from '../../../domain/procedure/procedure.ts';
import type { TimeLimit } from '../../../domain/review/time-limit.ts';
import type { PresentedLaunch } from '../../launch/present-launch.ts';
import { type DayView, toDayView, toDayViewOrNull } from '../day-view.ts';
import type { RecordForm } from '../forms/record-form.ts';
import { toStepForm } from '../forms/step-form.ts';
import { type BasisView, type StandingMark, toBasisView, toStandingMark } from '../standing-mark.ts';
import { toUrgency, type Urgency } from '../urgency.ts';

/** Something that an officer does in a launch, done or still to be done. */
export interface DutyView {
  readonly id: string;
  readonly title: string;
  readonly done: DayView | null;
  /** What is owed by it; `null` for what is recorded only if it happens. */
  readonly owed: OwedView | null;
  /** `null` where it is done, or cannot be recorded yet. */
  readonly form: RecordForm | null;
  /** Said in place of the form. */
  readonly wait: string | null;
}

export interface OwedView {
  readonly due: DayView | null;
  readonly urgency: Urgency;
  readonly mark: StandingMark;
  readonly basis: BasisView;
}

/** The steps of a launch in the order of the procedure, without those of the draw, which has a page of its own. */
export function toDuties(
  procedure: Pick<Procedure, 'steps' | 'obligations'>,
  launch: PresentedLaunch,
): readonly DutyView[] {
  const takenOn = new Map(
    launch.acts
      .filter(({ sequence }) => !launch.struckOut.includes(sequence))
      .flatMap(({ body }) => (body.kind === 'step-taken' ? [[body.step, body.on] as const] : [])),
  );
  const limitOf = (step: Step): TimeLimit | undefined => {
    const owed = procedure.obligations.filter(({ fulfilledBy }) => fulfilledBy === step.id);
    return launch.timeLimits.find(({ obligation }) => owed.some(({ id }) => id === obligation));
  };
  return procedure.steps
    .filter(({ id }) => !isCeremonyStep(id) && id !== WAIVER_STEP.id)
    .map((step): DutyView => {
      const limit = limitOf(step);
      const taken = takenOn.get(step.id);
      const lacking = (step.after ?? []).filter((before) => !takenOn.has(before.step));
      const first = procedure.steps.find(({ id }) => id === lacking[0]?.step);
      return {
        id: `duty-${step.id}`,
        title: step.title,
        done: taken === undefined ? null : toDayView(taken),
        owed: limit === undefined ? null : toOwed(limit, launch),
        form:
          taken === undefined && lacking.length === 0
            ? toStepForm(step, {
                launchAddress: `/api/launches/${launch.mechanism}/${launch.phase}`,
                today: launch.today,
                submit: 'Record it',
              })
            : null,
        wait: first === undefined ? null : `Only after: ${first.title}.`,
      };
    });
}

function toOwed(limit: TimeLimit, { today }: PresentedLaunch): OwedView {
  return {
    due: toDayViewOrNull(limit.dueOn),
    urgency: toUrgency(limit, today),
    mark: toStandingMark(limit.standing),
    basis: toBasisView(limit.basis),
  };
}
