import { toEnglishDate } from '../../../domain/calendar/english.ts';
import { findOpenDraw } from '../../../domain/draw/ceremony.ts';
import type { Party } from '../../../domain/parties/party.ts';
import type { Resolution } from '../../../domain/parties/settle-parties.ts';
import { requireStep } from '../../../domain/procedure/lookup.ts';
import type { Procedure } from '../../../domain/procedure/procedure.ts';
import type { ReviewState } from '../../../domain/review/review-state.ts';
import type { PresentedLaunch } from '../../launch/present-launch.ts';
import { type DayView, toDayView } from '../day-view.ts';
import { type GroupLine, toGroupLines } from '../launch/group-line.ts';
import type { PageFrame } from '../page-frame.ts';
import { type AttemptView, toAttemptView } from './attempt-view.ts';
import { type CeremonyForms, toCeremonyForms } from './ceremony-forms.ts';
import { type PartView, toParts } from './ceremony-steps.ts';
import { type RuleView, toRuleViews } from './rule-words.ts';
import { toSubject } from './subject.ts';
import { type TakenOver, toTakenOver } from './taken-over.ts';
import { toUnsettled, type Unsettled } from './unsettled.ts';
import { type GrantView, toGrantView } from './waiver-view.ts';

/** The page of a draw until it is published: the first one, or that of a later group. */
export interface CeremonyModel {
  readonly frame: PageFrame;
  readonly key: string;
  readonly phase: string;
  readonly phaseTitle: string | null;
  readonly mechanism: string;
  readonly launchHref: string;
  /** What is drawn: `the groups, and the reviewers of group 1`. */
  readonly subject: string;
  /** What publishing opens: `the reviews of group 2 are opened on 1 November 2021`. */
  readonly opens: string;
  readonly groups: readonly GroupLine[];
  /** `null` for the first draw. */
  readonly takenOver: TakenOver | null;
  readonly grants: readonly GrantView[];
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
  /** What they settled for the draw before; each is to be confirmed for the next. */
  readonly settledBefore: readonly Resolution[];
}

export function toCeremonyModel(input: CeremonyInput): CeremonyModel {
  const { frame, launch, procedure, state, parties, resolutions } = input;
  const { mechanism, phase, today, draws } = launch;
  const open = findOpenDraw(state.steps);
  const attempts = draws.map((attempt, index) => toAttemptView(attempt, index + 1, parties));
  const unsettled = open === undefined ? toUnsettled(launch.toSettle, parties, input.settledBefore) : null;
  const gates = toGates(procedure, state);
  const published = draws.filter(({ publishedOn }) => publishedOn !== null);
  const under = open === undefined ? undefined : draws.at(-1);
  const launchAddress = `/api/launches/${mechanism}/${phase}`;
  return {
    frame,
    key: `${mechanism}/${phase}`,
    phase,
    phaseTitle: launch.phaseTitle,
    mechanism: procedure.title,
    launchHref: `/launches/${mechanism}/${phase}`,
    subject: toSubject(launch.toDraw, published.length === 0),
    opens: toOpens(launch),
    groups: toGroupLines(procedure.launch?.workplan ?? [], launch).map(withoutLinkHere),
    takenOver: toTakenOver(
      `/draw/${mechanism}/${phase}`,
      published.map(({ drawId, held, groups }) => ({ drawId, transcript: held?.transcript ?? '', groups })),
      under ?? { joined: [], left: [] },
      parties,
    ),
    grants: launch.waivers.map((waiver) => toGrantView(waiver, parties, { launchAddress, today })),
    parts: toParts(open),
    draw: open === undefined ? null : (attempts.at(-1) ?? null),
    resolutions,
    unsettled,
    gates,
    forms: toCeremonyForms({
      launchAddress,
      today,
      draw: open,
      waivable: procedure.draw?.waivers?.value ?? [],
      mayBeSample: published.every(({ sample }) => sample),
      gatesPassed: gates.every(({ passed }) => passed !== null),
      parties,
      unsettledLines: unsettled?.lines ?? '',
    }),
    rules: toRuleViews(procedure),
    voided: attempts.filter(({ voided }) => voided !== null).reverse(),
  };
}

/** The page is the one to which the line of the next group leads. */
function withoutLinkHere(line: GroupLine): GroupLine {
  return line.reviewers?.standing === 'next'
    ? { ...line, reviewers: { ...line.reviewers, link: null } }
    : line;
}

/** The first group starts with the first draw; a later one on its day, or at once where that has come. */
function toOpens({ toDraw, groups, today }: PresentedLaunch): string {
  const [first = 1] = toDraw;
  const startsOn = groups.find(({ group }) => group === first)?.startsOn ?? null;
  if (startsOn === null || startsOn <= today) return `the reviews of group ${first} are opened at once`;
  return `the reviews of group ${first} are opened on ${toEnglishDate(startsOn)}`;
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
