import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadParties, PARTIES_FILE } from '../../../config/parties/load-parties.ts';
import { loadProcedures } from '../../../config/procedures/load-procedure.ts';

const parties = loadParties();
const count = (holds: (party: (typeof parties)[number]) => boolean) => parties.filter(holds).length;

function fileWith(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'chancery-parties-')), 'parties.csv');
  writeFileSync(path, text);
  return path;
}

describe('the list of parties', () => {
  test('O19: 193 members of the United Nations, by regional group', () => {
    const sizes = ['African', 'Asia-Pacific', 'Eastern European', 'GRULAC', 'WEOG'].map((group) =>
      count(({ regionalGroup }) => regionalGroup === group),
    );
    expect(sizes).toEqual([54, 54, 23, 33, 29]);
  });

  test('five parties are no members of the United Nations; their regional group was not found', () => {
    expect(
      parties.filter(({ regionalGroup }) => regionalGroup === 'unknown').map(({ code }) => code),
    ).toEqual(['COK', 'EUE', 'NIU', 'PSE', 'VAT']);
  });

  test('O20: 192 parties to the Convention in October 2024, and Iran since', () => {
    expect(count(({ instruments }) => instruments['untoc'] === 'yes')).toBe(193);
  });

  test('an unknown participation stays unknown', () => {
    expect(parties.find(({ code }) => code === 'AFG')).toEqual({
      code: 'AFG',
      name: 'Afghanistan',
      regionalGroup: 'Asia-Pacific',
      instruments: { untoc: 'yes', tip: 'yes', som: 'unknown', firearms: 'unknown' },
    });
  });

  test('speaks of the instruments of the UNTOC mechanism', () => {
    const untoc = loadProcedures().find(({ id }) => id === 'untoc');
    expect(Object.keys(parties[0]?.instruments ?? {})).toEqual(untoc?.instruments.map(({ id }) => id));
  });

  test('every cell that is not unknown names its source, and no other does', () => {
    const provenance = readFileSync(
      new URL('states-parties-provenance.csv', `file://${PARTIES_FILE}`),
      'utf8',
    );
    const sources = new Map(
      provenance
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(','))
        .map(([code = '', ...cells]) => [code, cells.map((cell) => cell !== 'none')]),
    );
    const known = parties.map(({ code, regionalGroup, instruments }) => [
      code,
      [regionalGroup, ...Object.values(instruments)].map((cell) => cell !== 'unknown'),
    ]);
    expect(known).toEqual(known.map(([code]) => [code, sources.get(String(code))]));
  });
});

describe('a faulty list of parties', () => {
  test('is refused with all faults, each with its line, column and what was expected', () => {
    const path = fileWith(
      [
        'iso3,name,regional_group,untoc,tip,som,firearms',
        'AFG,Afghanistan,Asia-Pacific,yes,yes,unknown,unknown',
        'ab,Nowhere,Arctic,yes,maybe,no,no',
        'AFG,Again,African,yes,yes,yes,',
      ].join('\n'),
    );
    expect(() => loadParties(path)).toThrow(
      [
        `${path} cannot be used:`,
        `${path}:3:1 iso3: expected three capital letters; came "ab"`,
        `${path}:3:12 regional_group: expected one of African, Asia-Pacific, Eastern European, GRULAC, WEOG, unknown; came "Arctic"`,
        `${path}:3:23 tip: expected one of yes, no, unknown; came "maybe"`,
        `${path}:4:1 iso3: expected a code other than that of line 2; came "AFG"`,
        `${path}:4:31 firearms: expected one of yes, no, unknown; came ""`,
      ].join('\n  '),
    );
  });
});
