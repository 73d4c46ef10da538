import { toEnglishDate } from '../calendar/english.ts';
import type { Instant } from '../calendar/time.ts';
import { toCivilDate } from '../calendar/zoned.ts';
import type { TimeLimit } from '../review/time-limit.ts';
import { LONGEST_NAME, toDisplayText } from './display-text.ts';
import { toMarks } from './english-marks.ts';
import { OPENINGS, toDay } from './english-openings.ts';
import {
  WHOM_TO_ASK,
  whatCanBeDone,
  whatHappensNext,
  whatWasWritten,
  whyThisDate,
} from './english-sections.ts';
import { toEnglishFoundation } from './english-standing.ts';
import type { LetterContent, LetterFact, LetterSection } from './letter-content.ts';
import type { LetterFacts } from './letter-facts.ts';
import { toOpeningWords, toSubject } from './letter-words.ts';
import { mapText } from './map-text.ts';
import { type RunningLimit, type Situation, situationOf } from './situation.ts';

export interface LetterCircumstances {
  /** Proceedings' time of writing: it decides between "due in three days" and "was due". */
  readonly now: Instant;
  /** Written on a rehearsal clock; the letter says so. */
  readonly rehearsal: boolean;
}

/**
 * What a letter says, from the facts as they are now. Everything recorded by people comes out as plain one-line text, whatever it held.
 * @throws Error when no time runs: ask `overtakenBy` first.
 */
export function compose(facts: LetterFacts, { now, rehearsal }: LetterCircumstances): LetterContent {
  const limit = requireRunning(facts.limit);
  const today = toCivilDate(now, facts.procedure.zone);
  const situation = situationOf(facts, limit, today);
  const words = toOpeningWords(facts, limit, today);
  const { addressee } = facts.notice;
  const toSecretariat = addressee === 'secretariat';
  return mapText(
    {
      language: 'en',
      direction: 'ltr',
      subject: toSubject(facts, words, situation, rehearsal),
      marks: toMarks(facts, limit, today, rehearsal),
      salutation: toSecretariat ? null : toSalutation(facts),
      opening: OPENINGS[addressee](situation)(words),
      facts: toFactRows(facts, limit),
      sections: toSections(facts, limit, situation),
      closing: [
        toSecretariat ? 'Written by the post room.' : 'The secretariat',
        facts.procedure.title,
        facts.signedAt === null
          ? 'This message was sent automatically. That and when reminders are sent is a choice of the secretariat.'
          : 'This message was drafted automatically and sent when an officer of the secretariat had signed it.',
      ],
    },
    (text) => toDisplayText(text),
  );
}

function requireRunning(limit: TimeLimit | null): RunningLimit {
  const dueOn = limit?.dueOn ?? null;
  if (limit === null || dueOn === null)
    throw new Error('a letter is written about a time limit that runs to a day; this one does not');
  return { ...limit, dueOn };
}

function toSalutation({ contact, notice, owedBy }: LetterFacts): string {
  if (notice.addressee === 'permanent-mission' || contact?.role === 'permanent-mission') {
    return `To the Permanent Mission of ${toDisplayText(owedBy.name, LONGEST_NAME)}:`;
  }
  if (notice.addressee === 'bureau') return 'To the bureau:';
  const name = toDisplayText(contact?.name ?? '', LONGEST_NAME);
  return name === '' ? 'Dear Sir or Madam,' : `Dear ${name},`;
}

function toFactRows({ owedBy, procedure, review }: LetterFacts, limit: RunningLimit): LetterFact[] {
  const phase = procedure.phases.find(({ id }) => id === review.phase)?.title;
  const until =
    limit.dueAt === null ? '' : ` (until ${limit.dueAt.slice(0, 10)} ${limit.dueAt.slice(11, 16)} UTC)`;
  return [
    toProceedingRow(review, phase),
    { label: 'Due', value: limit.title },
    { label: 'Owed by', value: toDisplayText(owedBy.name, LONGEST_NAME) },
    { label: 'Due by', value: `${toDay(limit.dueOn)}, end of the day in the zone ${procedure.zone}${until}` },
    ...(limit.openedOn === null ? [] : [{ label: 'Running since', value: toEnglishDate(limit.openedOn) }]),
    { label: 'How well founded', value: toEnglishFoundation(limit.standing) },
  ];
}

function toProceedingRow(
  { underReview, phase }: LetterFacts['review'],
  title: string | undefined,
): LetterFact {
  const named = title === undefined ? `phase ${phase}` : `phase ${phase}: ${title}`;
  if (underReview === null) return { label: 'Launch', value: named };
  const state = toDisplayText(underReview.name, LONGEST_NAME);
  return { label: 'Review', value: title === undefined ? state : `${state}, ${named}` };
}

function toSections(facts: LetterFacts, limit: RunningLimit, situation: Situation): LetterSection[] {
  const written = whatWasWritten(facts.earlier);
  const evidence = written === null ? [] : [written];
  const why = whyThisDate(limit.steps);
  switch (facts.notice.addressee) {
    case 'party':
      return [why, whatHappensNext(facts.procedure, limit, situation), WHOM_TO_ASK];
    case 'permanent-mission':
      return [why, ...evidence, whatHappensNext(facts.procedure, limit, situation), WHOM_TO_ASK];
    case 'secretariat':
      return [...evidence, why, whatCanBeDone(facts.review.underReview === null ? 'launch' : 'review')];
    case 'bureau':
      return [...evidence, why];
  }
}
