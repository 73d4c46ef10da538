import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { toCalendarAttachment } from '../../../activities/mail/calendar-attachment.ts';
import { listSpecimens } from '../../../domain/letters/specimens/list-specimens.ts';
import { LANGUAGES, type Language } from '../../../domain/letters/words/phrasebook.ts';
import { pickPhrasebook } from '../../../domain/letters/words/pick-phrasebook.ts';
import { PHRASEBOOKS } from '../../support/phrasebooks.ts';
import { party } from '../../support/review-course.ts';
import { UNTOC } from '../../support/untoc-procedure.ts';

const STATES = [party('NGA', 'Nigeria'), party('KEN', 'Kenya'), party('AUT', 'Austria', 'WEOG')];
const MOST_OCTETS = 75;

/** The calendar files of the letters of every kind, in one language. */
function filesIn(language: Language): readonly string[] {
  return listSpecimens(UNTOC, STATES).flatMap(({ facts, now }) => {
    const attachment = toCalendarAttachment(facts, {
      phrasebook: pickPhrasebook(PHRASEBOOKS, language),
      mailDomain: 'chancery.example',
      stampedAt: now,
      rehearsal: false,
    });
    return attachment === null ? [] : [String(attachment.content)];
  });
}

function eventsOf(file: string): readonly ICAL.Component[] {
  return new ICAL.Component(ICAL.parse(file) as unknown[]).getAllSubcomponents('vevent');
}

function identitiesOf(files: readonly string[]): readonly string[] {
  return files
    .flatMap(eventsOf)
    .map((event) =>
      ['uid', 'sequence', 'dtstart', 'status']
        .map((name) => String(event.getFirstPropertyValue(name)))
        .join(' '),
    );
}

test.each(LANGUAGES)(
  'the calendar files of letters of every kind in %s are read by another parser, and differ in words alone',
  (language) => {
    const files = filesIn(language);
    expect(files.length).toBeGreaterThan(0);
    expect(identitiesOf(files)).toEqual(identitiesOf(filesIn('en')));
    for (const file of files) {
      for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(MOST_OCTETS);
      expect(file).not.toContain('\ufffd');
      for (const event of eventsOf(file)) {
        expect(String(event.getFirstPropertyValue('summary'))).toMatch(/\p{L}/u);
        expect(String(event.getFirstPropertyValue('description'))).toMatch(/\p{L}/u);
      }
    }
  },
);
