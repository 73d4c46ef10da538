import { findCurrentDraw } from '../../../domain/draw/ceremony.ts';
import type { Party } from '../../../domain/parties/party.ts';
import type { Resolution } from '../../../domain/parties/settle-parties.ts';
import { requireStep } from '../../../domain/procedure/lookup.ts';
import type { Procedure } from '../../../domain/procedure/procedure.ts';
import type { ReviewState } from '../../../domain/review/review-state.ts';
import type { PresentedLaunch } from '../../launch/present-launch.ts';
import { type DayView, toDayView } from '../day-view.ts';
import type { PageFrame } from '../page-frame.ts';
import { type AttemptView, toAttemptView } from './attempt-view.ts';
import { type CeremonyForms, toCeremonyForms } from './ceremony-forms.ts';
import { type PartView, toParts } from './ceremony-steps.ts';
import { type RuleView, toRuleViews } from './rule-words.ts';
import { toUnsettled, type Unsettled } from './unsettled.ts';

/** The page of a draw until it is published. */
export interface CeremonyModel {
  readonly frame: PageFrame;
  readonly key: string;
  readonly phase: string;
  readonly phaseTitle: string | null;
  readonly mechanism: string;
  readonly launchHref: string;
  readonly parts: readonly PartView[];
  /** The attempt under way. */
  readonly draw: AttemptView | null;
  readonly resolutions: readonly Resolution[];
  /** `null` once a list is frozen. */
  readonly unsettled: Unsettled | null;
  /** Steps of the launch without which no lot is drawn. */
  readonly gates: readonly GateView[];
  readonly forms: CeremonyForms;
  readonly rules: readonly RuleView[];
  /** Void attempts, the newest first. */
  readonly voided: readonly AttemptView[];
}

export interface GateView {
  readonly title: string;
  readonly passed: DayView | null;
}

export interface CeremonyInput {
  readonly frame: PageFrame;
  readonly launch: PresentedLaunch;
  /** As the launch sees it. */
  readonly procedure: Procedure;
  readonly state: ReviewState;
  readonly parties: readonly Party[];
  /** What officers settled for the list that is frozen. */
  readonly resolutions: readonly Resolution[];
}

export function toCeremonyModel(input: CeremonyInput): CeremonyModel {
  const { frame, launch, procedure, state, parties, resolutions } = input;
  const { mechanism, phase, today, draws } = launch;
  const current = findCurrentDraw(state.steps);
  const attempts = draws.map((attempt, index) => toAttemptView(attempt, index + 1, parties));
  const unsettled = current === undefined ? toUnsettled(launch.toSettle, parties) : null;
  const gates = toGates(procedure, state);
  return {
    frame,
    key: `${mechanism}/${phase}`,
    phase,
    phaseTitle: launch.phaseTitle,
    mechanism: procedure.title,
    launchHref: `/launches/${mechanism}/${phase}`,
    parts: toParts(current),
    draw: attempts.find(({ voided }) => voided === null) ?? null,
    resolutions,
    unsettled,
    gates,
    forms: toCeremonyForms({
      launchAddress: `/api/launches/${mechanism}/${phase}`,
      today,
      draw: current,
      gatesPassed: gates.every(({ passed }) => passed !== null),
      parties,
      unsettledLines: unsettled?.lines ?? '',
    }),
    rules: toRuleViews(procedure),
    voided: attempts.filter(({ voided }) => voided !== null).reverse(),
  };
}

function toGates(procedure: Procedure, { steps }: ReviewState): readonly GateView[] {
  const { after = [] } = requireStep(procedure, 'draw-held');
  return after.map(({ step }) => {
    const passed = steps.find(({ body }) => body.step === step)?.body.on;
    return {
      title: requireStep(procedure, step).title,
      passed: passed === undefined ? null : toDayView(passed),
    };
  });
}
