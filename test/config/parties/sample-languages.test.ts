import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadParties } from '../../../config/parties/load-parties.ts';
import { loadSampleLanguages, SAMPLE_LANGUAGES_FILE } from '../../../config/parties/sample-languages.ts';

function fileWith(...lines: string[]): string {
  const path = join(mkdtempSync(join(tmpdir(), 'chancery-languages-')), 'languages.csv');
  writeFileSync(path, ['code,language', ...lines].join('\n'));
  return path;
}

describe('the assumed languages of the invented missions', () => {
  test('are given for parties of the list alone', () => {
    const codes = new Set(loadParties().map(({ code }) => code));
    const lines = readFileSync(SAMPLE_LANGUAGES_FILE, 'utf8').trim().split('\n').slice(1);
    expect(lines.map((line) => line.slice(0, 3)).filter((code) => !codes.has(code))).toEqual([]);
  });

  test('leave English unsaid: a party without a line is written to in English', () => {
    expect(readFileSync(SAMPLE_LANGUAGES_FILE, 'utf8')).not.toContain(',en');
    expect(loadSampleLanguages()('NGA')).toBe('en');
  });

  test.each([
    ['another language', 'NGA,de', 'language: expected one of ar, zh, en, fr, ru, es; came "de"'],
    ['no code', 'Nigeria,fr', 'code: expected three capital letters'],
    ['a code twice', 'SEN,fr', 'code: expected a code other than that of line 2'],
  ])('with %s are refused', (_what, line, expected) => {
    const path = fileWith('SEN,fr', line);
    expect(() => loadSampleLanguages(path)).toThrow(`:3:`);
    expect(() => loadSampleLanguages(path)).toThrow(expected);
  });
});
