import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { renderCalendar } from '../../../activities/mail/render-calendar.ts';
import { parseCivilDate } from '../../../domain/calendar/civil-date.ts';
import { parseInstant } from '../../../domain/calendar/zoned.ts';
import type { CalendarEntry, CalendarFile } from '../../../domain/letters/calendar/calendar-file.ts';
import { toDisplayText } from '../../../domain/letters/text/display-text.ts';

const ENTRY: CalendarEntry = {
  uid: 'untoc.1.NGA.questionnaire.NGA@chancery.example',
  sequence: 7,
  on: parseCivilDate('2022-05-01'),
  status: 'confirmed',
  summary: 'Self-assessment questionnaire: last day (State under review: Nigeria)',
  description: ['Last day: Sunday, 1 May 2022.', 'The source: “stated”; read as such, with care.'],
  stampedAt: parseInstant('2022-04-01T07:00:00.000Z'),
  changedAt: parseInstant('2021-11-01T12:30:00.000Z'),
};

function toFile(...entries: readonly Partial<CalendarEntry>[]): CalendarFile {
  return { language: 'en', name: null, entries: entries.map((entry) => ({ ...ENTRY, ...entry })) };
}

/** The events as a parser that is not ours reads them. */
function parse(text: string): ICAL.Component[] {
  return new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent');
}

/** Text that a letter may show: of any script, without what cannot be seen. */
const shownText = fc
  .string({ unit: 'grapheme', maxLength: 200 })
  .map((text) => toDisplayText(text))
  .filter((text) => text !== '');

const SCRIPTS = fc
  .array(
    fc.constantFrom(
      'آخر يوم',
      '自评问卷',
      'Последний день',
      'é',
      '🇳🇬',
      '👩‍🏫',
      ',',
      ';',
      '\\',
      '"',
      ' ',
      'a',
    ),
    {
      minLength: 1,
      maxLength: 80,
    },
  )
  .map((parts) => toDisplayText(parts.join('')))
  .filter((text) => text !== '');

test('one date is one event of a whole day, which ends on the day after, rings for nobody and makes nobody busy', () => {
  expect(renderCalendar(toFile({})).split('\r\n')).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Chancery//Time limits//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    'UID:untoc.1.NGA.questionnaire.NGA@chancery.example',
    'SEQUENCE:7',
    'DTSTAMP:20220401T070000Z',
    'DTSTART;VALUE=DATE:20220501',
    'DTEND;VALUE=DATE:20220502',
    'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
    'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT:TRUE',
    'SUMMARY:Self-assessment questionnaire: last day (State under review: Nigeri',
    ' a)',
    'TRANSP:TRANSPARENT',
    'DESCRIPTION:Last day: Sunday\\, 1 May 2022.\\nThe source: “stated”\\; read',
    '  as such\\, with care.',
    'STATUS:CONFIRMED',
    'LAST-MODIFIED:20211101T123000Z',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
});

test('the last day of a year, of February and of a leap February end on the next day of the calendar', () => {
  const days = ['2021-12-31', '2022-02-28', '2024-02-28', '2024-02-29'].map(parseCivilDate);
  const ends = parse(renderCalendar(toFile(...days.map((on) => ({ on }))))).map((event) =>
    String(event.getFirstPropertyValue('dtend')),
  );
  expect(ends).toEqual(['2022-01-01', '2022-03-01', '2024-02-29', '2024-03-01']);
});

test('a date that runs no more is told as cancelled, under the same identity and a higher number', () => {
  const [event] = parse(renderCalendar(toFile({ status: 'cancelled', sequence: 8 })));
  expect(event?.getFirstPropertyValue('status')).toBe('CANCELLED');
  expect(event?.getFirstPropertyValue('uid')).toBe(ENTRY.uid);
  expect(event?.getFirstPropertyValue('sequence')).toBe(8);
});

test('a calendar without entries is a calendar', () => {
  expect(parse(renderCalendar(toFile()))).toEqual([]);
});

test('the name of a calendar is text like any other: what would end it is escaped', () => {
  const name = 'Côte d’Ivoire; dates, of \\ all';
  const calendar = new ICAL.Component(ICAL.parse(renderCalendar({ ...toFile({}), name })) as unknown[]);
  // The parser does not know that these two are texts, and shows them as they are written.
  for (const property of ['name', 'x-wr-calname']) {
    expect(calendar.getFirstPropertyValue(property)).toBe(String.raw`Côte d’Ivoire\; dates\, of \\ all`);
  }
});

test('commas, semicolons, backslashes, quotes and the lines of a description come out as they went in', () => {
  fc.assert(
    fc.property(shownText, fc.array(shownText, { maxLength: 4 }), (summary, description) => {
      const [event] = parse(renderCalendar(toFile({ summary, description })));
      expect(event?.getFirstPropertyValue('summary')).toBe(summary);
      expect(event?.getFirstPropertyValue('description') ?? '').toBe(description.join('\n'));
    }),
    { numRuns: 300 },
  );
});

test('RFC 5545, 3.1: no line has more than 75 octets, and no fold splits a character', () => {
  fc.assert(
    fc.property(SCRIPTS, fc.array(SCRIPTS, { maxLength: 3 }), (summary, description) => {
      const file = Buffer.from(renderCalendar(toFile({ summary, description })));
      const strict = new TextDecoder('utf-8', { fatal: true });
      const lines = splitLines(file);
      for (const line of lines) {
        expect(line.length).toBeLessThanOrEqual(75);
        expect(() => strict.decode(line)).not.toThrow();
      }
      expect(parse(file.toString('utf8'))[0]?.getFirstPropertyValue('summary')).toBe(summary);
    }),
    { numRuns: 300 },
  );
});

test('words that look like the end of an event, or like another one, stay words', () => {
  const hostile = [
    'a\r\nEND:VEVENT\r\nBEGIN:VALARM',
    'b\nATTENDEE:mailto:x@y',
    'c\u2028d',
    'e\u0085f\u0000g',
  ];
  for (const text of hostile) {
    const events = parse(renderCalendar(toFile({ summary: text, description: [text] })));
    expect(events).toHaveLength(1);
    expect(events[0]?.getAllSubcomponents()).toEqual([]);
    expect(events[0]?.getAllProperties('attendee')).toEqual([]);
  }
});

function splitLines(file: Buffer): readonly Buffer[] {
  const lines: Buffer[] = [];
  for (let from = 0; from < file.length; ) {
    const to = file.indexOf('\r\n', from);
    lines.push(file.subarray(from, to));
    from = to + 2;
  }
  return lines;
}
