import { toEnglishDate, toEnglishSpan } from '../calendar/english.ts';
import type { AddresseeKind, Procedure, Role } from '../procedure/procedure.ts';
import type { DateStep } from '../review/time-limit.ts';
import { toEnglishBasis } from './english-standing.ts';
import type { LetterItem, LetterSection } from './letter-content.ts';
import type { EarlierLetter } from './letter-facts.ts';
import type { RunningLimit, Situation } from './situation.ts';

const ROLES_IN_WORDS: Readonly<Record<Role, string>> = {
  'under-review': 'the State under review',
  'each-reviewing-state': 'each reviewing State',
  'each-state': 'each State of the review',
  secretariat: 'the secretariat',
};

const ADDRESSEES_IN_WORDS: Readonly<Record<AddresseeKind, string>> = {
  party: 'the focal point or, while there is none, the permanent mission',
  'permanent-mission': 'the permanent mission',
  secretariat: 'the secretariat',
  bureau: 'the bureau',
};

/** The date's reasoning, each step with its provision and standing. */
export function whyThisDate(steps: readonly DateStep[]): LetterSection {
  return {
    heading: 'Why this date',
    paragraphs: [],
    items: steps.map(({ explanation, basis }) => ({ text: explanation, note: toEnglishBasis(basis) })),
  };
}

/** What the fulfilment starts, for those who owe. */
export function whatHappensNext(
  procedure: Procedure,
  limit: RunningLimit,
  situation: Situation,
): LetterSection {
  const fulfilledBy = procedure.obligations.find(({ id }) => id === limit.obligation)?.fulfilledBy;
  const following = procedure.obligations.filter(
    ({ runsFrom }) => runsFrom.event === 'step-taken' && runsFrom.step === fulfilledBy,
  );
  const items = following.map(({ title, owedBy, time }): LetterItem => {
    const duration = time === null ? 'no time limit was found' : `${toEnglishSpan(time.span)} from that day`;
    return {
      text: `${title}, by ${ROLES_IN_WORDS[owedBy]}: ${duration}.`,
      note: time === null ? null : toEnglishBasis(time.basis),
    };
  });
  return {
    heading: 'What happens next',
    paragraphs: [
      'Messages about this date end as soon as the submission has been recorded.',
      ...(situation === 'overdue'
        ? ['Nothing is closed because the date has passed: a later submission is recorded like any other.']
        : []),
      ...(items.length === 0
        ? []
        : ['From the day on which it has been received from all who owe it, the time runs for:']),
    ],
    items,
  };
}

/** Evidence of what was written before; `null` when nothing was. */
export function whatWasWritten(earlier: readonly EarlierLetter[]): LetterSection | null {
  if (earlier.length === 0) return null;
  return {
    heading: 'Written so far about this date',
    paragraphs: [],
    items: earlier.map(({ day, rung, addressee, status }) => ({
      text: `${toEnglishDate(day)}, “${rung}”, to ${ADDRESSEES_IN_WORDS[addressee]}: ${status}.`,
      note: null,
    })),
  };
}

/** For officers, who can act on it. */
export function whatCanBeDone(proceeding: 'review' | 'launch'): LetterSection {
  return {
    heading: 'What can be done',
    paragraphs: [],
    items: [
      {
        text:
          proceeding === 'launch'
            ? 'If it has been done, record it: messages about it end at once.'
            : 'If it has arrived, record it: messages about it end at once.',
        note: null,
      },
      {
        text: 'If more time was agreed, record the extension: every later message moves with the date.',
        note: null,
      },
      {
        text: `If the ${proceeding} rests by agreement, record the suspension: no time runs until it is resumed.`,
        note: null,
      },
    ],
  };
}

export const WHOM_TO_ASK: LetterSection = {
  heading: 'Whom to ask',
  paragraphs: ['Questions, and requests for more time, reach the secretariat as replies to this message.'],
  items: [],
};
