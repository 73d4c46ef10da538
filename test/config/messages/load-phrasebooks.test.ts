import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MESSAGES_FOLDER } from '../../../config/messages/language-texts.ts';
import { loadPhrasebooks } from '../../../config/messages/load-phrasebooks.ts';
import type { Language, Phrasebook } from '../../../domain/letters/words/phrasebook.ts';
import { day } from '../../support/review-course.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'chancery-messages-'));
  cpSync(MESSAGES_FOLDER, folder, { recursive: true });
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** The shipped texts with one change in a file. */
function change(file: string, from: string, to: string): void {
  const text = readFileSync(path.join(folder, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(path.join(folder, file), text.replace(from, to));
}

function phrasebook(language: Language): Phrasebook {
  const found = loadPhrasebooks(folder).get(language);
  if (found === undefined) throw new Error(language);
  return found;
}

describe('texts that cannot be used are refused with file, line, what was expected and what came', () => {
  const LABEL = '  since: "Running since"';

  test.each([
    [
      'a key that is missing',
      'fr/dates.yaml',
      'in-full:',
      'infull:',
      [
        /fr\/dates\.yaml:\d+:\d+ .*expected also the text “dates\.in-full”; came nothing/,
        /fr\/dates\.yaml:\d+:\d+ infull: expected no text of this name, since English has none/,
      ],
    ],
    [
      'another slot',
      'fr/dates.yaml',
      '{weekday}',
      '{dayOfWeek}',
      [
        /fr\/dates\.yaml:\d+:\d+ in-full: expected the slots of the English message, \{date\} \{weekday\}; came \{date\} \{dayOfWeek\}/,
      ],
    ],
    [
      'no ICU message',
      'en/letter.yaml',
      LABEL,
      '  since: "Running {since"',
      [
        /en\/letter\.yaml:\d+:\d+ fact\.since: expected an ICU message \(EXPECT_ARGUMENT_CLOSING_BRACE\); came "Running \{since"/,
      ],
    ],
    [
      'a slot with a format',
      'en/letter.yaml',
      LABEL,
      '  since: "Running {since, date, short}"',
      [/fact\.since: expected an ICU message \(a slot of a message has no format/],
    ],
    ['an empty text', 'en/letter.yaml', LABEL, '  since: ""', [/fact\.since: expected a text; came ""/]],
    [
      'a text that turns the line round',
      'en/letter.yaml',
      LABEL,
      '  since: "Running \\u202e since"',
      [/fact\.since: expected a text of one line without unseen characters/],
    ],
    [
      'a number',
      'en/letter.yaml',
      LABEL,
      '  since: 7',
      [/fact\.since: expected a text, or a mapping of texts; came 7/],
    ],
    [
      'a text of a procedure that is missing',
      'es/procedures/untoc.yaml',
      'zone:',
      'zona:',
      [/es\/procedures\/untoc\.yaml:\d+:\d+ .*expected also the text “zone\.source”; came nothing/],
    ],
  ])('%s', (_what, file, from, to, expected) => {
    change(file, from, to);
    for (const line of expected) expect(() => loadPhrasebooks(folder)).toThrow(line);
  });

  test('a file that is missing', () => {
    rmSync(path.join(folder, 'ru/dates.yaml'));
    expect(() => loadPhrasebooks(folder)).toThrow(
      /ru\/dates\.yaml:1:1: expected a file of texts; came no file/,
    );
  });
});

describe('the digest of a language', () => {
  test('follows its texts, and neither comments nor the texts of others', () => {
    const before = phrasebook('fr').digest;
    expect(before).toMatch(/^[0-9a-f]{64}$/);
    change('fr/dates.yaml', 'month:', '# A comment.\nmonth:');
    expect(phrasebook('fr').digest).toBe(before);
    change('es/dates.yaml', 'month:', 'month:');
    change('fr/dates.yaml', ' UTC', ' TU');
    expect(phrasebook('fr').digest).not.toBe(before);
  });
});

describe('a text of a procedure', () => {
  const ENGLISH = 'Written feedback';

  test('is used where the review’s own procedure has the English that it was made from', () => {
    const french = phrasebook('fr');
    const translated = french.findProcedureText('untoc', 'obligation.feedback.title', ENGLISH);
    expect(translated).toBeDefined();
    expect(translated).not.toBe(ENGLISH);
    expect(french.findProcedureText('untoc', 'obligation.feedback.title', 'Oral feedback')).toBeUndefined();
    expect(french.findProcedureText('untoc', 'obligation.unknown.title', ENGLISH)).toBeUndefined();
    expect(french.findProcedureText('uncac', 'obligation.feedback.title', ENGLISH)).toBeUndefined();
  });
});

describe('a phrasebook', () => {
  test('says what is missing to a message', () => {
    const english = phrasebook('en');
    expect(() => english.say('letter.unknown')).toThrow(
      new RangeError('the texts in en have no “letter.unknown”'),
    );
    expect(() => english.say('dates.in-full', { date: 'x' })).toThrow(
      new RangeError('“dates.in-full” in en needs weekday, which was not given'),
    );
  });

  test('puts values into a message as they are, whatever signs they have', () => {
    const value = "{count, plural, other {#}} ' <b> '{x}'";
    expect(phrasebook('en').say('letter.salutation.named', { name: value })).toBe(`Dear ${value},`);
  });

  test('in Arabic isolates words of other scripts and figures joined by signs, once', () => {
    const arabic = phrasebook('ar');
    const named = arabic.say('letter.salutation.named', { name: 'A. N. Other' });
    expect(named).toContain('\u2068A. N. Other\u2069');
    expect(arabic.say('letter.subject.draft', { subject: named })).toContain(named);
    expect(arabic.say('letter.subject.draft', { subject: named })).not.toContain(`\u2068${named}`);
    expect(arabic.say('letter.salutation.named', { name: '2022-05-01' })).toContain('\u20662022-05-01\u2069');
    expect(arabic.date(day('2022-05-01'))).not.toMatch(/[\u2066\u2068]/);
  });
});
