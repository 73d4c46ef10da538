import { daysBetween } from '../calendar/civil-date.ts';
import type { CivilDate } from '../calendar/time.ts';
import { SECRETARIAT } from '../review/acts.ts';
import { LONGEST_NAME, toDisplayText } from './display-text.ts';
import { type OpeningWords, SUBJECT_ENDINGS } from './english-openings.ts';
import type { LetterFacts } from './letter-facts.ts';
import type { RunningLimit, Situation } from './situation.ts';

/** The words of a letter's first sentences and of its subject. */
export function toOpeningWords(
  { owedBy, procedure, review }: LetterFacts,
  limit: RunningLimit,
  today: CivilDate,
): OpeningWords {
  const owner = owedBy.code === SECRETARIAT ? 'the secretariat' : toDisplayText(owedBy.name, LONGEST_NAME);
  const state = toDisplayText(review.underReview.name, LONGEST_NAME);
  const ofOwner = owedBy.code === review.underReview.code ? '' : ` of ${owner}`;
  return {
    thing: `${toInnerCase(limit.title)}${ofOwner} in the review of ${state}`,
    owedBy: owner,
    dueOn: limit.dueOn,
    zone: procedure.zone,
    daysLeft: daysBetween(today, limit.dueOn),
  };
}

const SUBJECT_BEGINNINGS = {
  party: '',
  'permanent-mission': '',
  secretariat: 'For information: ',
  bureau: '',
} as const;

/** `[Sample] Review of Nigeria, written feedback of Kenya: due by 10 December 2022`. */
export function toSubject(
  facts: LetterFacts,
  words: OpeningWords,
  situation: Situation,
  rehearsal: boolean,
): string {
  const { limit, notice, owedBy, review } = facts;
  const draft = notice.signature && facts.signedAt === null ? 'Draft: ' : '';
  const marks = `${rehearsal ? '[Rehearsal] ' : ''}${review.sample ? '[Sample] ' : ''}${draft}`;
  const state = toDisplayText(review.underReview.name, LONGEST_NAME);
  const ofOwner = owedBy.code === review.underReview.code ? '' : ` of ${words.owedBy}`;
  const thing = `${toInnerCase(limit?.title ?? '')}${ofOwner}`;
  return `${marks}${SUBJECT_BEGINNINGS[notice.addressee]}Review of ${state}, ${thing}: ${SUBJECT_ENDINGS[situation](words)}`;
}

/** A title inside a sentence: `Written feedback` becomes `written feedback`, an abbreviation stays. */
function toInnerCase(title: string): string {
  return /^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}
