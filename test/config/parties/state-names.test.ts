import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadParties } from '../../../config/parties/load-parties.ts';
import { loadStateNames } from '../../../config/parties/state-names.ts';
import { LANGUAGES, type Language } from '../../../domain/letters/words/phrasebook.ts';

const parties = loadParties();
const nameOf = loadStateNames();
const HEADER = 'code,ar,zh,en,fr,ru,es,source';
const NIGERIA = 'NGA,نيجيريا,尼日利亚,Nigeria,Nigéria,Нигерия,Nigeria,UNTERM';

function load(...lines: string[]): ReturnType<typeof loadStateNames> {
  const path = join(mkdtempSync(join(tmpdir(), 'chancery-names-')), 'names.csv');
  writeFileSync(path, [HEADER, ...lines].join('\n'));
  return loadStateNames(path);
}

/** English names that are not those of the list of parties, and why. */
const OTHER_ENGLISH_NAMES: Readonly<Record<string, string>> = {
  // The United Nations' short name since 2023; the list of parties has the shorter one, by which drawn lots are recorded.
  NLD: 'Netherlands (Kingdom of the)',
};

/** Letters of the language's script, and what else a name there may hold. */
const SCRIPTS: Readonly<Record<Language, RegExp>> = {
  ar: /^[\p{Script=Arabic} ()-]+$/u,
  zh: /^[\p{Script=Han}（）]+$/u,
  en: /^[\p{Script=Latin} ()'-]+$/u,
  fr: /^[\p{Script=Latin} ()’-]+$/u,
  ru: /^[\p{Script=Cyrillic} ()'—-]+$/u,
  es: /^[\p{Script=Latin} ()’-]+$/u,
};

describe('names of States in six languages', () => {
  test.each(LANGUAGES)('%s: every party has one, in the script of the language', (language) => {
    const names = parties.map(({ code }) => [code, nameOf(code, language) ?? '']);
    expect(names.filter(([, name = '']) => !SCRIPTS[language].test(name))).toEqual([]);
  });

  test.each(LANGUAGES)('%s: no two parties have the same', (language) => {
    expect(new Set(parties.map(({ code }) => nameOf(code, language))).size).toBe(parties.length);
  });

  test('in English they are those of the list of parties, with the exceptions named here', () => {
    const others = parties
      .filter(({ code, name }) => nameOf(code, 'en') !== name)
      .map(({ code }) => [code, nameOf(code, 'en')]);
    expect(Object.fromEntries(others)).toEqual(OTHER_ENGLISH_NAMES);
  });

  test('are the short names of the United Nations', () => {
    const names = (code: string) => LANGUAGES.map((language) => nameOf(code, language));
    expect(names('PSE')).toEqual([
      'دولة فلسطين',
      '巴勒斯坦国',
      'State of Palestine',
      'État de Palestine',
      'Государство Палестина',
      'Estado de Palestina',
    ]);
    expect(names('SWZ')).toEqual(['إسواتيني', '斯威士兰', 'Eswatini', 'Eswatini', 'Эсватини', 'Eswatini']);
    expect(nameOf('CZE', 'ru')).toBe('Чехия');
    expect(nameOf('KHM', 'fr')).toBe('Cambodge');
  });

  test('a code that the list does not have has no name', () => {
    expect(nameOf('XXX', 'en')).toBeUndefined();
  });

  test.each([
    ['no code', NIGERIA.replace('NGA', 'Nga'), 'code: expected three capital letters; came "Nga"'],
    ['a code twice', NIGERIA, 'code: expected a code other than that of line 2'],
    ['no name', NIGERIA.replace('NGA', 'NIG').replace('Нигерия', ''), 'ru: expected a name; came ""'],
    [
      'a mark of direction',
      NIGERIA.replace('NGA', 'NIG').replace('نيجيريا', '\u200Fنيجيريا'),
      'ar: expected a name without control characters and marks of direction',
    ],
    [
      'decomposed characters',
      NIGERIA.replace('NGA', 'NIG').replace('Nigéria', 'Nige\u0301ria'),
      'fr: expected a name in composed characters (Unicode NFC)',
    ],
    [
      'no source',
      NIGERIA.replace('NGA', 'NIG').replace('UNTERM', ''),
      'source: expected where the names come from',
    ],
  ])('with %s are refused', (_what, line, expected) => {
    expect(() => load(NIGERIA, line)).toThrow(':3:');
    expect(() => load(NIGERIA, line)).toThrow(expected);
  });
});
