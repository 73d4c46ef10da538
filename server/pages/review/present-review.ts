import { toEnglishDate } from '../../../domain/calendar/english.ts';
import type { CivilDate } from '../../../domain/calendar/time.ts';
import type { Procedure } from '../../../domain/procedure/procedure.ts';
import type { ReviewState, Suspension } from '../../../domain/review/review-state.ts';
import type { TimeLimit } from '../../../domain/review/time-limit.ts';
import type { PartyOfReview, ReviewDetails } from '../../../register/review-details.ts';
import { type DayView, toDayView } from '../day-view.ts';
import type { LetterLine } from '../letter-line.ts';
import type { PageFrame } from '../page-frame.ts';
import { toNameOf } from './name-of.ts';
import { type ActView, toActViews } from './present-act.ts';
import { type LimitView, toLimitView } from './present-limit.ts';
import { type StageView, toStageViews } from './present-stages.ts';
import { type Timeline, toTimeline } from './timeline.ts';

export interface ReviewModel {
  readonly frame: PageFrame;
  readonly name: string;
  readonly key: string;
  readonly apiHref: string;
  readonly mechanism: string;
  /** `Phase 1: Criminalization and jurisdiction`. */
  readonly phase: string;
  readonly group: number | null;
  readonly opened: DayView;
  readonly sample: boolean;
  readonly parties: readonly PartyView[];
  /** What a reader must know before the dates: suspended, closed, extended. */
  readonly notes: readonly NoteView[];
  readonly stages: readonly StageView[];
  /** The unmet time limit that is due first. */
  readonly next: LimitView | null;
  /** A few that are due after it. */
  readonly then: readonly LimitView[];
  readonly timeline: Timeline;
  readonly limits: readonly LimitView[];
  readonly acts: readonly ActView[];
  readonly letters: readonly LetterLine[];
  readonly moreLetters: boolean;
  readonly procedureVersion: string;
}

export interface NoteView {
  readonly text: string;
  /** No time runs. */
  readonly paused: boolean;
}

/** As many as a reader takes in at once. */
const FOLLOWING = 3;

export interface PartyView {
  readonly code: string;
  readonly name: string;
  readonly role: string;
  readonly regionalGroup: string;
  readonly instruments: string;
  readonly focalPoint: string;
}

export interface ReviewPageInput {
  readonly frame: PageFrame;
  readonly review: ReviewDetails;
  readonly procedure: Procedure;
  readonly state: ReviewState;
  readonly limits: readonly TimeLimit[];
  readonly letters: readonly LetterLine[];
  readonly moreLetters: boolean;
  readonly today: CivilDate;
}

export function presentReview(input: ReviewPageInput): ReviewModel {
  const { frame, review, procedure, state, limits, today } = input;
  const nameOf = toNameOf(review.parties);
  const phase = procedure.phases.find(({ id }) => id === review.phase);
  const next = limits.find(({ key }) => key === review.next?.key);
  const { openedOn } = review;
  return {
    frame,
    name: review.partyName,
    key: review.key,
    apiHref: `/api/reviews/${review.key}`,
    mechanism: procedure.title,
    phase: `Phase ${review.phase}${phase === undefined ? '' : `: ${phase.title}`}`,
    group: review.group,
    opened: toDayView(openedOn),
    sample: review.sample,
    parties: review.parties.map((party) => toPartyView(party, procedure)),
    notes: toNotes(state),
    stages: toStageViews(procedure, review.stage, limits),
    next: next === undefined ? null : toLimitView(next, nameOf, today),
    then: findFollowing(limits, next).map((limit) => toLimitView(limit, nameOf, today)),
    timeline: toTimeline({ limits, suspensions: state.suspensions, openedOn, today, nameOf }),
    limits: limits.map((limit) => toLimitView(limit, nameOf, today)),
    acts: toActViews(procedure, review.acts, state.struckOut, nameOf),
    letters: input.letters,
    moreLetters: input.moreLetters,
    procedureVersion: procedure.version,
  };
}

function toPartyView(party: PartyOfReview, procedure: Procedure): PartyView {
  const titles = procedure.instruments
    .filter(({ id }) => party.instruments.includes(id))
    .map(({ title }) => title);
  return {
    code: party.code,
    name: party.name,
    role: party.role === 'under-review' ? 'Under review' : 'Reviewing',
    regionalGroup: party.regionalGroup === 'unknown' ? 'Regional group not known' : party.regionalGroup,
    instruments: titles.join('; '),
    focalPoint: party.focalPoint === null ? 'No focal point yet' : 'Focal point named',
  };
}

function toNotes({ suspensions, extensions, closedOn }: ReviewState): readonly NoteView[] {
  if (closedOn !== null)
    return [{ text: `Closed on ${toEnglishDate(closedOn)}. Nothing more is owed.`, paused: true }];
  const notes = suspensions.map(toSuspensionNote);
  if (extensions.length === 0) return notes;
  const count = extensions.length === 1 ? 'One extension was' : `${extensions.length} extensions were`;
  return [...notes, { text: `${count} granted; the timetable shows what each changed.`, paused: false }];
}

function toSuspensionNote({ from, until }: Suspension): NoteView {
  const since = toEnglishDate(from);
  if (until !== null)
    return { text: `Was suspended from ${since} to ${toEnglishDate(until)}.`, paused: false };
  return {
    text: `Suspended since ${since}. No time runs until the review is resumed; what remained then runs on.`,
    paused: true,
  };
}

/** Time limits that run and come after the next one, the earliest first. */
function findFollowing(limits: readonly TimeLimit[], next: TimeLimit | undefined): readonly TimeLimit[] {
  return limits
    .filter(({ status, dueOn, key }) => status === 'running' && dueOn !== null && key !== next?.key)
    .sort((one, other) => ((one.dueOn ?? '') < (other.dueOn ?? '') ? -1 : 1))
    .slice(0, FOLLOWING);
}
