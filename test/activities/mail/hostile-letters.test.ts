import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findBodyFaults } from '../../../bench/hostile/body-faults.ts';
import { findByteFaults } from '../../../bench/hostile/byte-faults.ts';
import { findCalendarFaults } from '../../../bench/hostile/calendar-faults.ts';
import { findFaults } from '../../../bench/hostile/find-faults.ts';
import { HARMLESS, hostileLetter, KINDS } from '../../../bench/hostile/hostile-letters.ts';
import type { ParsedLetter } from '../../../bench/hostile/parsed-letter.ts';
import { LANGUAGES } from '../../../domain/letters/words/phrasebook.ts';

describe('whatever people recorded', () => {
  test('a letter of any kind in any language has one addressee, the header of every letter and no foreign markup, or none is written', async () => {
    await fc.assert(
      fc.asyncProperty(hostileLetter, async (letter) => {
        expect(await findFaults(letter)).toEqual([]);
      }),
      { numRuns: 1_500 },
    );
  }, 240_000);

  test('letters without attacks have no fault either, of each kind in each language', async () => {
    for (const kind of KINDS.keys()) {
      const language = LANGUAGES[kind % LANGUAGES.length] ?? 'en';
      const calm = {
        kind,
        language,
        texts: HARMLESS,
        email: 'somebody@ministry.example',
        asSentences: false,
      };
      expect(await findFaults(calm)).toEqual([]);
    }
  }, 60_000);
});

describe('the search for faults finds', () => {
  const calm: ParsedLetter = {
    headerNames: [],
    from: [],
    to: [],
    subject: '',
    messageId: '',
    language: 'en',
    notice: '',
    text: 'Dear Contactname,\n\nStatename owes Titlewords.',
    html: '<p>Dear Contactname,</p><p>Statename owes Titlewords.</p>',
    calendar: null,
    filenames: [],
  };
  const bodyFaults = (changes: Partial<ParsedLetter>) =>
    findBodyFaults({ ...calm, ...changes }, HARMLESS, { parsed: calm, texts: HARMLESS });
  const htmlFaults = (more: string) => bodyFaults({ html: `${calm.html}${more}` });

  test('nothing in what is as it should be', () => {
    expect(bodyFaults({})).toEqual([]);
    expect(findByteFaults(Buffer.from('To: a\r\n\r\nbody\r\n'))).toEqual([]);
  });

  test.each(['<script>', '<p onclick="x">', '<a href="javascript:x">', '<!-- -->'])('markup: %s', (tag) => {
    expect(htmlFaults(tag)).toEqual([expect.stringContaining('tags that are not ours')]);
  });

  test('half a tag, hidden characters, isolates that do not match, and texts that are missing', () => {
    expect(htmlFaults('<img src=x')).toEqual([expect.stringContaining('half a tag')]);
    expect(bodyFaults({ text: `${calm.text}\u202e` })).toEqual([expect.stringContaining('nobody sees')]);
    expect(bodyFaults({ text: `${calm.text}\u2068` })).toEqual([expect.stringContaining('do not match')]);
    expect(bodyFaults({ text: 'Dear Contactname,\n\nTitlewords.' })).toEqual([
      expect.stringContaining('does not show the state'),
    ]);
    expect(bodyFaults({ text: `${calm.text}${'N'.repeat(300_000)}` })).toEqual([
      expect.stringContaining('characters'),
    ]);
  });

  test('bytes that programs read in different ways', () => {
    expect(findByteFaults(Buffer.from('To: a\nBcc: b\r\n'))).toHaveLength(1);
    expect(findByteFaults(Buffer.from('Tö: a\r\n'))).toHaveLength(1);
    expect(findByteFaults(Buffer.from(`${'a'.repeat(999)}\r\n`))).toHaveLength(1);
    expect(findByteFaults(Buffer.from('To: a\r\nbody'))).toHaveLength(1);
  });

  test('what a calendar file must not have', () => {
    const facts = { ...KINDS[0]?.facts, matters: [], ended: [] } as never;
    const calendar = (lines: string) =>
      `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n${lines}END:VCALENDAR\r\n`;
    expect(findCalendarFaults(calendar(''), facts)).toEqual([]);
    expect(
      findCalendarFaults(calendar('BEGIN:VEVENT\r\nUID:1\r\nATTACH:x\r\nEND:VEVENT\r\n'), facts),
    ).toEqual(['the calendar has 1 parts for 0 dates', 'an event of the calendar has attach']);
  });
});
