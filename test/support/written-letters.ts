import type { Instant } from '../../domain/calendar/time.ts';
import type { LetterContact, LetterFacts, Matter } from '../../domain/letters/letter-facts.ts';
import { renderText } from '../../domain/letters/text/render-text.ts';
import { compose } from '../../domain/letters/words/compose.ts';
import type { LetterContent, LetterPart } from '../../domain/letters/words/letter-content.ts';
import type { Language } from '../../domain/letters/words/phrasebook.ts';
import { pickPhrasebook } from '../../domain/letters/words/pick-phrasebook.ts';
import type { AddresseeKind } from '../../domain/procedure/procedure.ts';
import type { Notice } from '../../domain/review/notice.ts';
import { partiesOf } from '../../domain/review/opening.ts';
import { planNotices } from '../../domain/review/planned-notices.ts';
import { PHRASEBOOKS } from './phrasebooks.ts';
import type { ReviewCourse } from './review-course.ts';
import { day, noonOf } from './review-course.ts';

export const FOCAL_POINT: LetterContact = {
  id: '8f14e45f-ceea-4a7b-9d1c-0a1b2c3d4e5f',
  role: 'focal-point',
  name: 'Amina Bello',
  email: 'amina.bello@justice.example',
  language: 'en',
};

export interface LetterWanted {
  /** `questionnaire/NGA`. */
  readonly limit: string;
  readonly rung: string;
  readonly addressee?: AddresseeKind;
  readonly occurrence?: number;
}

/** What a test wants otherwise, of the letter or of its one matter. */
export type Changes = Partial<Omit<LetterFacts, 'matters'>> & Partial<Omit<Matter, 'notice'>>;

/** The facts of a letter about one matter of a review as it stands; `changes` replace what a test wants otherwise. */
export function letterFacts(course: ReviewCourse, wanted: LetterWanted, changes: Changes = {}): LetterFacts {
  const { procedure, review, owedBy, limit, overtaken, earlier, ...ofLetter } = changes;
  const ofMatter = { procedure, review, owedBy, limit, overtaken, earlier };
  const wantedOtherwise = Object.fromEntries(
    Object.entries(ofMatter).filter(([, value]) => value !== undefined),
  );
  const matter = matterNow(course, findNotice(course, wanted));
  return toFacts([{ ...matter, ...wantedOtherwise }], ofLetter);
}

/** The facts of a letter that was decided earlier, with the review as it stands now. */
export function factsNow(course: ReviewCourse, notice: Notice): LetterFacts {
  return toFacts([matterNow(course, notice)]);
}

/** A letter about these matters. */
export function toFacts(
  matters: readonly Matter[],
  changes: Partial<Omit<LetterFacts, 'matters'>> = {},
): LetterFacts {
  return {
    letterId: '3f2b1c4d-0000-4000-8000-000000000001',
    messageToken: '0123456789abcdef0123456789abcdef',
    matters,
    tasks: [],
    ended: [],
    contact: FOCAL_POINT,
    insteadOfFocalPoint: false,
    signedAt: null,
    ...changes,
  };
}

/** The only matter of a letter. */
export function onlyMatter({ matters }: LetterFacts): Matter {
  const [matter, other] = matters;
  if (matter === undefined || other !== undefined) throw new Error('the letter has not one matter');
  return matter;
}

/** A notice that was decided earlier, with the review as it stands now. */
export function matterNow(course: ReviewCourse, notice: Notice): Matter {
  const state = course.state();
  const { body } = state.opened;
  const parties = partiesOf(body);
  const [underReview] = parties;
  const party = parties.find(({ code }) => code === notice.party);
  return {
    notice,
    procedure: course.procedure,
    review: {
      key: course.key,
      phase: '1',
      underReview: underReview === undefined ? null : { code: underReview.code, name: underReview.name },
      openedOn: body.on,
      suspended: state.suspensions.some(({ until }) => until === null),
      closedOn: state.closedOn,
      sample: body.kind === 'review-opened' && body.sample,
      newestAct: { sequence: 1, recordedAt: noonOf(body.on) },
    },
    owedBy: { code: notice.party, name: party?.name ?? 'Secretariat' },
    limit: course.limits().find(({ key }) => key === notice.limit) ?? null,
    overtaken: false,
    earlier: [],
  };
}

function findNotice(
  course: ReviewCourse,
  { limit, rung, addressee = 'party', occurrence = 1 }: LetterWanted,
): Notice {
  const planned = planNotices(course.procedure, course.state(), course.limits());
  const found = planned.find(
    ({ notice }) =>
      notice.limit === limit &&
      notice.rung === rung &&
      notice.addressee === addressee &&
      notice.occurrence === occurrence,
  );
  if (found === undefined) throw new Error(`no notice ${rung} of ${limit} to ${addressee}`);
  return { ...found.notice, late: false };
}

/** The letter as written at the notice's own moment, or at noon of another day. */
export function writeLetter(
  facts: LetterFacts,
  { on, rehearsal = false, language = 'en' }: { on?: string; rehearsal?: boolean; language?: Language } = {},
): LetterContent {
  const now: Instant = on === undefined ? onlyMatter(facts).notice.moment : noonOf(day(on));
  return compose(facts, { now, rehearsal }, pickPhrasebook(PHRASEBOOKS, language));
}

/** What a letter says of its only date. */
export function onlyPart({ parts }: LetterContent): LetterPart {
  const [part, other] = parts;
  if (part === undefined || other !== undefined) throw new Error('the letter has not one part');
  return part;
}

export function textOf(content: LetterContent): string {
  // One line, so that a test can look for a sentence wherever it was broken.
  return renderText(content).replaceAll(/\s+/g, ' ');
}
