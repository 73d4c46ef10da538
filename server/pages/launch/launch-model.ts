import { toEnglishDate } from '../../../domain/calendar/english.ts';
import type { CivilDate } from '../../../domain/calendar/time.ts';
import type { Procedure } from '../../../domain/procedure/procedure.ts';
import type { ReviewState } from '../../../domain/review/review-state.ts';
import type { PresentedLaunch } from '../../launch/present-launch.ts';
import { type DayView, toDayView } from '../day-view.ts';
import type { LetterLine } from '../letter-line.ts';
import type { PageFrame } from '../page-frame.ts';
import { toNameOf } from '../review/name-of.ts';
import { type ActView, toActViews } from '../review/present-act.ts';
import { type LimitView, toLimitView } from '../review/present-limit.ts';
import { type StageView, toStageViews } from '../review/present-stages.ts';
import { type Timeline, toTimeline } from '../review/timeline.ts';
import { type DutyView, toDuties } from './duties.ts';
import { type GroupLine, isUnderWay, toGroupLines } from './group-line.ts';
import { type ReferenceText, toReferenceTexts } from './reference-texts.ts';

/** The page of a launch after the adoption of its resolution. */
export interface LaunchModel {
  readonly frame: PageFrame;
  readonly key: string;
  /** `1`. */
  readonly phase: string;
  readonly phaseTitle: string | null;
  readonly mechanism: string;
  readonly resolution: string;
  readonly adopted: DayView;
  readonly closed: DayView | null;
  readonly stages: readonly StageView[];
  /** The unmet time limit with a date that is due first. */
  readonly next: LimitView | null;
  /** Owed now, without a time limit. */
  readonly undated: readonly LimitView[];
  readonly timeline: Timeline;
  readonly limits: readonly LimitView[];
  readonly duties: readonly DutyView[];
  readonly draw: DrawLink;
  readonly groups: readonly GroupLine[];
  readonly texts: readonly ReferenceText[];
  readonly acts: readonly ActView[];
  readonly letters: readonly LetterLine[];
  readonly moreLetters: boolean;
  readonly apiHref: string;
  readonly procedureVersion: string;
}

/** How far the draws are, with the way to the one that comes next, or to the result. */
export interface DrawLink {
  readonly href: string;
  readonly label: string;
  readonly text: string;
  /** The reviewers of every group are drawn. */
  readonly done: boolean;
}

export interface LaunchPageInput {
  readonly frame: PageFrame;
  readonly launch: PresentedLaunch;
  /** As the launch sees it. */
  readonly procedure: Procedure;
  readonly state: ReviewState;
  readonly letters: readonly LetterLine[];
  readonly moreLetters: boolean;
}

export function toLaunchModel(input: LaunchPageInput): LaunchModel {
  const { frame, launch, procedure, state } = input;
  const { timeLimits, today, mechanism, phase, adoptedOn } = launch;
  const nameOf = toNameOf([]);
  const next = timeLimits
    .filter(({ status, dueOn }) => status === 'running' && dueOn !== null)
    .sort((one, other) => ((one.dueOn ?? '') < (other.dueOn ?? '') ? -1 : 1))[0];
  return {
    frame,
    key: launch.key,
    phase,
    phaseTitle: launch.phaseTitle,
    mechanism: procedure.title,
    resolution: launch.resolution,
    adopted: toDayView(adoptedOn),
    closed: launch.closedOn === null ? null : toDayView(launch.closedOn),
    stages: toStageViews(procedure, launch.stage, timeLimits),
    next: next === undefined ? null : toLimitView(next, nameOf, today),
    undated: timeLimits
      .filter(({ status }) => status === 'open')
      .map((limit) => toLimitView(limit, nameOf, today)),
    timeline: toTimeline({
      limits: timeLimits,
      suspensions: state.suspensions,
      openedOn: adoptedOn,
      today,
      nameOf,
    }),
    limits: timeLimits.map((limit) => toLimitView(limit, nameOf, today)),
    duties: toDuties(procedure, launch),
    draw: toDrawLink(launch),
    groups: toGroupLines(procedure.launch?.workplan ?? [], launch),
    texts: toReferenceTexts(procedure, launch),
    acts: toActViews(procedure, launch.acts, launch.struckOut, nameOf),
    letters: input.letters,
    moreLetters: input.moreLetters,
    apiHref: `/api/launches/${mechanism}/${phase}`,
    procedureVersion: launch.procedureVersion,
  };
}

function toDrawLink(launch: PresentedLaunch): DrawLink {
  const { mechanism, phase, draws, toDraw, groups } = launch;
  const [next] = toDraw;
  const isLater = next !== undefined && draws.some(({ publishedOn }) => publishedOn !== null);
  const address = `/draw/${mechanism}/${phase}`;
  if (next === undefined)
    return { href: address, label: 'The result of the draw', text: 'Published.', done: true };
  const starts = groups.find(({ group }) => group === next)?.startsOn ?? null;
  return {
    href: isLater ? `${address}/${next}` : address,
    label: isLater ? `To the draw of the reviewers of group ${next}` : 'To the ceremony of the draw',
    text: isLater && !isUnderWay(launch) ? describeLater(next, starts, launch.today) : describe(draws.at(-1)),
    done: false,
  };
}

/** The reviewers of a group before were drawn and published. */
function describeLater(group: number, startsOn: CivilDate | null, today: CivilDate): string {
  const before = `The reviewers of group ${group - 1} are drawn and published.`;
  if (startsOn === null || startsOn <= today) return `${before} Those of group ${group} are to be drawn now.`;
  return `${before} Those of group ${group} are to be drawn before ${toEnglishDate(startsOn)}.`;
}

function describe(last: PresentedLaunch['draws'][number] | undefined): string {
  if (last === undefined) return 'Not begun: the list of parties is not frozen yet.';
  if (last.voided !== null) return 'The last draw was declared void; a new one can begin.';
  if (last.held !== null) return 'The lots are drawn; the draw is not published yet.';
  if (last.reveals.length > 0) return 'The values are being revealed.';
  return 'The list is frozen; commitments can be made.';
}
