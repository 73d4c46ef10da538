import { toEnglishDate, toEnglishDays, toEnglishWeekday } from '../calendar/english.ts';
import type { CivilDate } from '../calendar/time.ts';
import type { AddresseeKind } from '../procedure/procedure.ts';
import type { Situation } from './situation.ts';

/** The words that vary in the first sentences. */
export interface OpeningWords {
  /** Fits after "the": `written feedback of Kenya in the review of Nigeria`. */
  readonly thing: string;
  readonly owedBy: string;
  readonly dueOn: CivilDate;
  readonly zone: string;
  /** Days from today to the due date; negative when it has passed. */
  readonly daysLeft: number;
}

type Opening = (words: OpeningWords) => readonly string[];

/** Subject after the colon, by situation. */
export const SUBJECT_ENDINGS: Readonly<Record<Situation, (words: OpeningWords) => string>> = {
  opened: ({ dueOn }) => `due by ${toEnglishDate(dueOn)}`,
  'date-changed': ({ dueOn }) => `now due by ${toEnglishDate(dueOn)}`,
  reminder: ({ dueOn, daysLeft }) => `due ${inDays(daysLeft)}, on ${toEnglishDate(dueOn)}`,
  'due-today': ({ dueOn }) => `due today, ${toEnglishDate(dueOn)}`,
  overdue: ({ dueOn }) => `was due on ${toEnglishDate(dueOn)}`,
};

/** Where the thing stands, in one sentence that can follow "It". */
const STANDS: Readonly<Record<Situation, (words: OpeningWords) => string>> = {
  opened: ({ dueOn }) => `is due by the end of ${toDay(dueOn)}`,
  'date-changed': ({ dueOn }) => `is now due by the end of ${toDay(dueOn)}`,
  reminder: ({ dueOn, daysLeft }) => `is due by the end of ${toDay(dueOn)}, ${inDays(daysLeft)}`,
  'due-today': ({ dueOn, zone }) => `is due today: the time ends with ${toDay(dueOn)} in the zone ${zone}`,
  overdue: ({ dueOn, daysLeft }) =>
    `was due by the end of ${toDay(dueOn)}, ${toEnglishDays(-daysLeft)} ago, and no record of it has been made so far`,
};

const TO_PARTY: Readonly<Record<Situation, Opening>> = {
  opened: (words) => [`The time for the ${words.thing} has begun to run. It ${STANDS.opened(words)}.`],
  'date-changed': (words) => [
    `The date of the ${words.thing} has changed. It ${STANDS['date-changed'](words)}.`,
  ],
  reminder: (words) => [`May we recall that the ${words.thing} ${STANDS.reminder(words)}.`],
  'due-today': (words) => [`We write to say that the ${words.thing} ${STANDS['due-today'](words)}.`],
  overdue: (words) => [
    `Allow us to note that the ${words.thing} ${STANDS.overdue(words)}.`,
    'If it has been sent in the meantime, please accept our thanks and disregard this message. If more time is needed, a word to the secretariat will help.',
  ],
};

/** The first sentences to each kind of addressee; to the focal point they differ by situation too. */
export const OPENINGS: Readonly<Record<AddresseeKind, (situation: Situation) => Opening>> = {
  party: (situation) => TO_PARTY[situation],
  'permanent-mission': (situation) => (words) => [
    `The secretariat presents its compliments to the Permanent Mission of ${words.owedBy} and has the honour to refer to the ${words.thing}. It ${STANDS[situation](words)}.`,
    'The secretariat would be grateful for the assistance of the Permanent Mission in bringing this to the attention of the competent authorities.',
  ],
  secretariat: (situation) => (words) => [
    `For the officer in charge: the ${words.thing} ${STANDS[situation](words)}.`,
  ],
  bureau: (situation) => (words) => [
    `The secretariat informs the bureau that the ${words.thing} ${STANDS[situation](words)}. What was asked, of whom and when is listed below.`,
  ],
};

/** `Sunday, 1 May 2022`. */
export function toDay(day: CivilDate): string {
  return `${toEnglishWeekday(day)}, ${toEnglishDate(day)}`;
}

function inDays(days: number): string {
  return days === 1 ? 'tomorrow' : `in ${toEnglishDays(days)}`;
}
