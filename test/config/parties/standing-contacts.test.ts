import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadParties } from '../../../config/parties/load-parties.ts';
import { standingContacts } from '../../../config/parties/standing-contacts.ts';

const parties = loadParties();
const HEADER = 'role,party,name,email,language';
const SECRETARIAT = 'secretariat,,Secretariat,reviews@organisation.example,en';

function load(...lines: string[]): ReturnType<typeof standingContacts> {
  const path = join(mkdtempSync(join(tmpdir(), 'chancery-contacts-')), 'contacts.csv');
  writeFileSync(path, [HEADER, ...lines].join('\n'));
  return standingContacts(parties, path);
}

describe('invented standing contacts', () => {
  const contacts = standingContacts(parties);

  test('are a secretariat, a bureau and a permanent mission for each party', () => {
    expect(contacts).toHaveLength(parties.length + 2);
    expect(contacts.find(({ party }) => party === 'NGA')).toEqual({
      role: 'permanent-mission',
      party: 'NGA',
      name: 'Permanent Mission of Nigeria (sample)',
      email: 'mission.nga@missions.example',
      language: 'en',
    });
  });

  test('write to each mission in the language that the sample assumes', () => {
    const languages = new Map(contacts.map(({ party, language }) => [party, language]));
    expect(['EGY', 'CHN', 'NGA', 'SEN', 'KAZ', 'PER', 'EUE'].map((code) => languages.get(code))).toEqual([
      'ar',
      'zh',
      'en',
      'fr',
      'ru',
      'es',
      'en',
    ]);
  });

  test('can reach nobody: every address lies under .example', () => {
    expect(contacts.filter(({ email }) => !email.endsWith('.example'))).toEqual([]);
  });
});

describe('standing contacts from a file', () => {
  test('replace the invented ones altogether', () => {
    expect(load(SECRETARIAT, 'permanent-mission,NGA,"Mission, Vienna",vienna@nga.example,en')).toEqual([
      {
        role: 'secretariat',
        party: null,
        name: 'Secretariat',
        email: 'reviews@organisation.example',
        language: 'en',
      },
      {
        role: 'permanent-mission',
        party: 'NGA',
        name: 'Mission, Vienna',
        email: 'vienna@nga.example',
        language: 'en',
      },
    ]);
  });

  test.each([
    [
      'an unknown role',
      'embassy,NGA,N,a@b.example,en',
      'role: expected one of permanent-mission, secretariat, bureau',
    ],
    [
      'an unknown party',
      'permanent-mission,XXX,N,a@b.example,en',
      'party: expected the code of a party in the list',
    ],
    ['a bureau of a party', 'bureau,NGA,N,a@b.example,en', 'party: expected an empty cell for the bureau'],
    ['no name', 'bureau,,,a@b.example,en', 'name: expected a name; came ""'],
    ['two addresses', 'bureau,,N,"a@b.example, c@d.example",en', 'email: expected one mail address such as'],
    ['a name with an address', 'bureau,,N,N <a@b.example>,en', 'email: expected one mail address such as'],
    ['no domain', 'bureau,,N,bureau,en', 'email: expected one mail address such as'],
    [
      'a header smuggled in',
      'bureau,,N,a@b.example%0ABcc:c@d.example,en',
      'email: expected one mail address such as',
    ],
    [
      'another language',
      'bureau,,N,a@b.example,de',
      'language: expected one of ar, zh, en, fr, ru, es; came "de"',
    ],
    ['the same role twice', SECRETARIAT, 'role: expected a role and party other than those of line 2'],
  ])('with %s are refused', (_what, line, expected) => {
    expect(() => load(SECRETARIAT, line)).toThrow(`:3:`);
    expect(() => load(SECRETARIAT, line)).toThrow(expected);
  });

  test('without a secretariat are refused', () => {
    expect(() => load('bureau,,N,a@b.example,en')).toThrow('expected a line with the role secretariat');
  });
});
