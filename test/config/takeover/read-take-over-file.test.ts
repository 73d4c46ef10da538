import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readTakeOverFile } from '../../../config/takeover/read-take-over-file.ts';

const HEADER =
  'mechanism,phase,group,review,kind,step,party,on,by,obligation,reason,reviewers,name,email,language,sample';
const OPENING = 'untoc,1,2,NGA,review-opened,,,2021-11-01,,,,KEN AUT:untoc+tip,,,,';

const example = (name: string) => fileURLToPath(new URL(`../../../docs/examples/${name}`, import.meta.url));

function read(name: string, text: string) {
  const path = join(mkdtempSync(join(tmpdir(), 'chancery-take-over-')), name);
  writeFileSync(path, text);
  return readTakeOverFile(path);
}

const readLines = (...lines: readonly string[]) => read('file.csv', [HEADER, ...lines].join('\n'));

describe('a take-over file', () => {
  test('says the same as CSV and as JSON', () => {
    const { note, ...json } = readTakeOverFile(example('take-over.json')).body;
    expect(readTakeOverFile(example('take-over.csv')).body).toEqual(json);
    expect(note).toMatch(/^INVENTED/);
  });
});

describe('the CSV form', () => {
  test('gathers the lines of a review, also where another stands between them', () => {
    const { body } = readLines(
      OPENING,
      'untoc,1,,KEN,review-opened,,,2021-11-02,,,,NGA AUT,,,,yes',
      'untoc,1,,NGA,,questionnaire-submitted,NGA,2022-03-01,,,,,,,,',
      'untoc,1,,NGA,review-closed,,,2022-04-01,,,"Done, and agreed",,,,,',
    );
    expect(body).toEqual({
      reviews: [
        {
          mechanism: 'untoc',
          phase: '1',
          group: 2,
          party: 'NGA',
          startOn: '2021-11-01',
          reviewers: [{ party: 'KEN' }, { party: 'AUT', instruments: ['untoc', 'tip'] }],
          acts: [
            { step: 'questionnaire-submitted', party: 'NGA', on: '2022-03-01' },
            { kind: 'review-closed', on: '2022-04-01', reason: 'Done, and agreed' },
          ],
        },
        {
          mechanism: 'untoc',
          phase: '1',
          party: 'KEN',
          startOn: '2021-11-02',
          sample: true,
          reviewers: [{ party: 'NGA' }, { party: 'AUT' }],
          acts: [],
        },
      ],
    });
  });

  test('is refused with all its faults of form, each with line and column', () => {
    const faulty = () =>
      readLines(
        'untoc,1,two,NGA,review-opened,,,2021-11-01,,,,KEN:+tip,,,,perhaps',
        OPENING,
        'untoc,1,,AUT,,questionnaire-submitted,AUT,2022-03-01,,,,,,,,',
      );
    expect(faulty).toThrow(/:2:9 group: expected a whole number, or nothing; came "two"/);
    expect(faulty).toThrow(/:2:\d+ reviewers: expected States separated by spaces.*; came "KEN:\+tip"/);
    expect(faulty).toThrow(/:2:\d+ sample: expected yes, no or nothing; came "perhaps"/);
    expect(faulty).toThrow(/:3:15 kind: expected another act than that of line 2, which opens untoc\/1\/NGA/);
    expect(faulty).toThrow(
      /:4:14 kind: expected review-opened in the first line of the review untoc\/1\/AUT/,
    );
  });

  test.each([
    ['/reviews/0', { line: 2, column: 1 }],
    ['/reviews/0/party', { line: 2, column: 11 }],
    ['/reviews/0/startOn', { line: 2, column: 31 }],
    ['/reviews/0/reviewers/1/party', { line: 2, column: 45 }],
    ['/reviews/0/acts/1', { line: 5, column: 1 }],
    ['/reviews/0/acts/1/on', { line: 5, column: 43 }],
    ['/reviews/0/acts/0/contact/email', { line: 3, column: 61 }],
    ['/reviews/1/acts/7', { line: 4, column: 1 }],
    ['/preview', { line: 1, column: 1 }],
    ['', { line: 1, column: 1 }],
  ])('finds the place of %s', (pointer, place) => {
    const { placeOf } = readLines(
      OPENING,
      'untoc,1,,NGA,,focal-point-named,NGA,2021-11-03,,,,,A Person,wrong,en,',
      'untoc,1,,KEN,review-opened,,,2021-11-02,,,,NGA AUT,,,,',
      'untoc,1,,NGA,,questionnaire-submitted,NGA,2022-13-01,,,,,,,,',
    );
    expect(placeOf(pointer)).toMatchObject(place);
  });
});

describe('the JSON form', () => {
  const TEXT = '{\n\t"reviews": [\n    { "party": "NGA",\n      "acts": [\n        { "on": "x" } ] } ] }\n';

  test.each([
    ['/reviews/0/party', { line: 3, column: 16 }],
    ['/reviews/0/acts/0/on', { line: 5, column: 17 }],
    ['/reviews/0/acts/0/step', { line: 5, column: 9 }],
    ['/reviews/0/acts', { line: 4, column: 15 }],
  ])('finds the place of %s', (pointer, place) => {
    expect(read('file.json', TEXT).placeOf(pointer)).toMatchObject(place);
  });

  test.each(['[]', '"text"', '{ "reviews": [ }', ''])('refuses %s', (text) => {
    expect(() => read('file.json', text)).toThrow(/file\.json:\d+:\d+: expected/);
  });

  test('that cannot be read says so', () => {
    expect(() => readTakeOverFile('no-such-file.json')).toThrow(/expected a file that can be read/);
  });
});
