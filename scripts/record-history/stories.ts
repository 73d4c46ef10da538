import { parseCivilDate } from '../../domain/calendar/civil-date.ts';
import type { CivilDate } from '../../domain/calendar/time.ts';
import { parseTimeSpan } from '../../domain/calendar/time-span.ts';
import type { ActBody, Actor, Opening, ReviewOpened, ReviewParty } from '../../domain/review/acts.ts';

/** Acts that are asked for at one moment, all at once. */
export interface StoryMoment {
  /** Days after the opening. */
  readonly afterDays: number;
  readonly acts: (on: CivilDate) => readonly ActBody[];
}

/** A proceeding worth replaying: together the stories take every way through the workflows. */
export interface Story {
  /** Begins the name of its files. */
  readonly name: string;
  /** The act that opens it. */
  readonly opening: Opening;
  /** Days of the proceedings that pass in a second; 0: the story takes place within one day. */
  readonly daysPerSecond: number;
  readonly moments: readonly StoryMoment[];
  /** When the recording ends, in days after the opening. */
  readonly endsAfterDays: number;
}

export const STORY_BEGINS_ON = parseCivilDate('2021-11-01');

const NIGERIA = toParty('NGA', 'Nigeria', 'african');
const KENYA = toParty('KEN', 'Kenya', 'african');
const AUSTRIA = toParty('AUT', 'Austria', 'weog');
const REVIEWERS = [KENYA.code, AUSTRIA.code];
const ALL = [NIGERIA.code, ...REVIEWERS];

/** Invented: these States were not drawn together. */
export const STORY_OPENING: ReviewOpened = {
  kind: 'review-opened',
  on: STORY_BEGINS_ON,
  group: null,
  underReview: NIGERIA,
  reviewers: [KENYA, AUSTRIA],
  sample: true,
};

export const REVIEW_STORIES: readonly Story[] = [
  {
    // Through every stage to the closing: a new run with each stage, and the end.
    name: 'review-on-time',
    opening: STORY_OPENING,
    daysPerSecond: 0,
    moments: [
      ...ALL.map((party) => at(0, names('focal-point-named', party))),
      ...ALL.map((party) => at(0, names('experts-named', party))),
      at(0, takes('consultations-held', NIGERIA.code)),
      at(0, takes('questionnaire-submitted', NIGERIA.code)),
      ...REVIEWERS.map((party) => at(0, takes('feedback-submitted', party))),
      at(0, takes('dialogue-held', NIGERIA.code)),
      ...REVIEWERS.map((party) => at(0, takes('observations-submitted', party))),
      ...ALL.map((party) => at(0, takes('observations-agreed', party))),
      ...REVIEWERS.map((party) => at(0, takes('summary-submitted', party))),
      at(0, (on) => ({ kind: 'review-closed', on, reason: 'Complete.' })),
    ],
    endsAfterDays: 0,
  },
  {
    // Reminders by the timer, and everything that moves it.
    name: 'review-late',
    opening: STORY_OPENING,
    daysPerSecond: 3,
    moments: [
      at(8, (on) => ({
        kind: 'extension-granted',
        obligation: 'focal-point',
        party: NIGERIA.code,
        by: parseTimeSpan('P1W'),
        on,
        reason: 'More time was asked for.',
      })),
      at(9, (on) => ({ kind: 'review-suspended', on, reason: 'Elections.' })),
      at(10, (on) => ({ kind: 'review-resumed', on, reason: 'Elections are over.' })),
      at(11, names('focal-point-named', KENYA.code)),
      at(12, (on) => ({ kind: 'act-struck-out', sequence: 5, on, reason: 'Recorded in error.' })),
    ],
    endsAfterDays: 20,
  },
  {
    // Acts that arrive together, across the end of a stage.
    name: 'review-crowded',
    opening: STORY_OPENING,
    daysPerSecond: 0,
    moments: [
      at(0, ...ALL.map((party) => names('focal-point-named', party))),
      at(0, ...ALL.map((party) => names('experts-named', party))),
    ],
    endsAfterDays: 0,
  },
];

function toParty(code: string, name: string, regionalGroup: string): ReviewParty {
  return { code, name, regionalGroup, instruments: ['untoc'] };
}

export function at(afterDays: number, ...acts: readonly ((on: CivilDate) => ActBody)[]): StoryMoment {
  return { afterDays, acts: (on) => acts.map((act) => act(on)) };
}

function takes(step: string, party: Actor): (on: CivilDate) => ActBody {
  return (on) => ({ kind: 'step-taken', step, party, on });
}

/** A step that names a person, who is a row of the register and here a name alone. */
function names(step: string, party: Actor): (on: CivilDate) => ActBody {
  return (on) => ({ kind: 'step-taken', step, party, on, contactId: `${step}-${party}` });
}
