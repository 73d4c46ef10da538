import ICAL from 'ical.js';
import type { LetterFacts } from '../../domain/letters/letter-facts.ts';

/** All that an event of ours says; an alarm, an attachment or an attendee is none of it. */
const PROPERTIES = [
  'description',
  'dtend',
  'dtstamp',
  'dtstart',
  'last-modified',
  'sequence',
  'status',
  'summary',
  'transp',
  'uid',
];

/** What is wrong with the calendar file, read by a parser that is not ours. */
export function findCalendarFaults(
  calendar: string | null,
  { matters, ended }: LetterFacts,
): readonly string[] {
  if (calendar === null) return ended.length > 0 ? ['no calendar file takes back the dates that ended'] : [];
  const root = new ICAL.Component(ICAL.parse(calendar) as unknown[]);
  const parts = root.getAllSubcomponents();
  const events = matters.filter(({ limit }) => (limit?.dueOn ?? null) !== null).length + ended.length;
  const strange = parts.flatMap((part) => [
    ...part.getAllProperties().map(({ name }) => name),
    ...part.getAllSubcomponents().map(({ name }) => name),
  ]);
  return [
    ...(parts.length === events ? [] : [`the calendar has ${parts.length} parts for ${events} dates`]),
    ...(parts.every(({ name }) => name === 'vevent') ? [] : ['the calendar has parts that are no events']),
    ...strange.filter((name) => !isOurs(name)).map((name) => `an event of the calendar has ${name}`),
  ];
}

function isOurs(property: string): boolean {
  return (
    PROPERTIES.includes(property) || property === 'x-microsoft-cdo-alldayevent' || property.startsWith('x-')
  );
}
