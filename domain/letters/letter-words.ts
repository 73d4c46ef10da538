import { daysBetween } from '../calendar/civil-date.ts';
import type { CivilDate } from '../calendar/time.ts';
import { SECRETARIAT } from '../review/acts.ts';
import { LONGEST_NAME, toDisplayText } from './display-text.ts';
import { type OpeningWords, SUBJECT_ENDINGS } from './english-openings.ts';
import type { LetterFacts } from './letter-facts.ts';
import { nameOwner, nameProceeding } from './proceeding-name.ts';
import type { RunningLimit, Situation } from './situation.ts';

/** The words of a letter's first sentences and of its subject. */
export function toOpeningWords(facts: LetterFacts, limit: RunningLimit, today: CivilDate): OpeningWords {
  const { owedBy, procedure, review } = facts;
  const owner = owedBy.code === SECRETARIAT ? 'the secretariat' : toDisplayText(owedBy.name, LONGEST_NAME);
  return {
    thing: `${toInnerCase(limit.title)}${nameOwner(facts, owner)} in the ${nameProceeding(review)}`,
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
  const { limit, notice, review } = facts;
  const draft = notice.signature && facts.signedAt === null ? 'Draft: ' : '';
  const marks = `${rehearsal ? '[Rehearsal] ' : ''}${review.sample ? '[Sample] ' : ''}${draft}`;
  const thing = `${toInnerCase(limit?.title ?? '')}${nameOwner(facts, words.owedBy)}`;
  const beginning = `${marks}${toBeginning(facts)}${toOuterCase(nameProceeding(review))}`;
  return `${beginning}, ${thing}: ${SUBJECT_ENDINGS[situation](words)}`;
}

/** In a launch it is for the secretariat itself to act. */
function toBeginning({ notice, review }: LetterFacts): string {
  if (review.underReview === null && notice.addressee === 'secretariat') return 'For action: ';
  return SUBJECT_BEGINNINGS[notice.addressee];
}

function toOuterCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A title inside a sentence: `Written feedback` becomes `written feedback`, an abbreviation stays. */
function toInnerCase(title: string): string {
  return /^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}
