import type { Instant } from '../../calendar/time.ts';
import type { EndedDate, Matter } from '../letter-facts.ts';
import { toThingWords } from '../words/name-thing.ts';
import type { Phrasebook } from '../words/phrasebook.ts';
import { sayStep } from '../words/say-step.ts';
import type { RunningLimit } from '../words/situation.ts';
import type { CalendarEntry } from './calendar-file.ts';

/** A date that runs, with what names it. */
export interface RunningDate extends Pick<Matter, 'procedure' | 'review' | 'owedBy'> {
  readonly limit: RunningLimit;
}

export interface CalendarCircumstances {
  readonly phrasebook: Phrasebook;
  /** Right part of every identity; must not change, as that of the Message-IDs. */
  readonly mailDomain: string;
  /** Proceedings' time of writing; `null`: that of the review's newest act, so that a file stays the same while nothing happens. */
  readonly stampedAt: Instant | null;
  /** Written on a rehearsal clock; each entry says so. */
  readonly rehearsal: boolean;
}

/** A date that runs: the day, how well it is founded, and each step that led to it with its provision. */
export function toRunningEntry(date: RunningDate, circumstances: CalendarCircumstances): CalendarEntry {
  const { limit, procedure } = date;
  const { phrasebook } = circumstances;
  return {
    ...identify(date, circumstances),
    on: limit.dueOn,
    status: 'confirmed',
    summary: summarize(
      limit.standing === 'assumed' ? 'calendar.due-assumed' : 'calendar.due',
      date,
      circumstances,
    ),
    description: describe(date, circumstances, [
      phrasebook.say('calendar.due-by', { day: phrasebook.dayInFull(limit.dueOn), zone: procedure.zone }),
      phrasebook.say('letter.section.why'),
      ...limit.steps.flatMap((step) => {
        const { text, note } = sayStep(step, date, phrasebook);
        return note === null ? [text] : [text, note];
      }),
    ]),
  };
}

/** A date that was told and runs no more. */
export function toEndedEntry(date: EndedDate, circumstances: CalendarCircumstances): CalendarEntry {
  const { status } = date.limit;
  const why = status === 'open' || status === 'running' ? 'awaiting' : status;
  return {
    ...identify(date, circumstances),
    on: date.toldOn,
    status: 'cancelled',
    summary: summarize('calendar.ended', date, circumstances),
    description: describe(date, circumstances, [
      circumstances.phrasebook.say(`calendar.ended-because.${why}`),
    ]),
  };
}

type Dated = Pick<EndedDate, 'procedure' | 'review' | 'owedBy' | 'limit'>;

function identify(
  { limit, review }: Dated,
  { mailDomain, stampedAt }: CalendarCircumstances,
): Pick<CalendarEntry, 'uid' | 'sequence' | 'stampedAt' | 'changedAt'> {
  const { sequence, recordedAt } = review.newestAct;
  return {
    uid: `${`${review.key}/${limit.key}`.replaceAll('/', '.')}@${mailDomain}`,
    sequence,
    stampedAt: stampedAt ?? recordedAt,
    changedAt: recordedAt,
  };
}

function summarize(key: string, date: Dated, { phrasebook, rehearsal }: CalendarCircumstances): string {
  const { title, state } = toThingWords(date, phrasebook);
  const subject = phrasebook.say(key, { title, state });
  const marked = date.review.sample ? phrasebook.say('letter.subject.sample', { subject }) : subject;
  return rehearsal ? phrasebook.say('letter.subject.rehearsal', { subject: marked }) : marked;
}

function describe(
  { review }: Dated,
  { phrasebook, rehearsal }: CalendarCircumstances,
  lines: readonly string[],
): readonly string[] {
  return [
    ...(rehearsal ? [phrasebook.say('calendar.rehearsal')] : []),
    ...(review.sample ? [phrasebook.say('calendar.sample')] : []),
    ...lines,
    phrasebook.say('calendar.not-official'),
  ];
}
