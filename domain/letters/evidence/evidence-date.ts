import { daysBetween } from '../../calendar/civil-date.ts';
import { toEnglishDate, toEnglishDays, toEnglishWeekday } from '../../calendar/english.ts';
import type { CivilDate } from '../../calendar/time.ts';
import { toCivilDate } from '../../calendar/zoned.ts';
import type { TimeLimit } from '../../review/time-limit.ts';
import { toDisplayText } from '../text/display-text.ts';
import type { EvidenceFacts } from './evidence-facts.ts';
import { fact, type PackFact, type PackSection } from './evidence-pack.ts';
import { toBasisFacts, toStandingWords } from './evidence-words.ts';

/** When it was due, and where it stands on the day of the pack. */
export function toDateFacts({ asOf, procedure }: EvidenceFacts, limit: TimeLimit): PackFact[] {
  const { zone } = procedure;
  return [
    ...(limit.openedOn === null ? [] : [fact('Running since', toEnglishDate(limit.openedOn))]),
    fact('Due by', toDueWords(limit, zone)),
    fact('Standing of the date', toStandingWords(limit.standing)),
    fact('Where it stands', toStateWords(limit, daysPast(limit, toCivilDate(asOf, zone)))),
  ];
}

function toDueWords({ dueOn, remainingDays }: TimeLimit, zone: string): string {
  if (dueOn !== null)
    return `${toEnglishWeekday(dueOn)}, ${toEnglishDate(dueOn)}, end of the day in the zone ${zone}`;
  return remainingDays === null
    ? 'no date'
    : `set when the review is resumed, with ${toEnglishDays(remainingDays)} left`;
}

function daysPast({ dueOn }: TimeLimit, today: CivilDate): number {
  return dueOn === null ? 0 : daysBetween(dueOn, today);
}

function toStateWords({ metOn, status }: TimeLimit, past: number): string {
  switch (status) {
    case 'running':
      return past > 0 ? `not met; ${toEnglishDays(past)} after the due date` : 'running';
    case 'met':
      return metOn === null ? 'met' : `met on ${toEnglishDate(metOn)}`;
    case 'awaiting':
      return 'not begun';
    case 'open':
      return 'owed without a date';
    case 'suspended':
      return 'suspended';
    case 'waived':
      return 'waived';
    case 'closed':
      return 'ended with the review';
  }
}

/** Each step of the counting, with its provision and how well that is founded. */
export function whyThatDate(limit: TimeLimit | null): PackSection {
  return {
    id: 'date',
    heading: 'How the date came about',
    none: 'No date was counted.',
    entries: (limit?.steps ?? []).map((step) => ({
      on: step.to,
      what: toDisplayText(step.explanation),
      facts: toBasisFacts(step.basis),
    })),
  };
}
