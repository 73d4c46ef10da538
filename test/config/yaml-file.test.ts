import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FileError } from '../../config/file-error.ts';
import { readYamlFile, type YamlFile } from '../../config/yaml-file.ts';

function read(...lines: string[]): YamlFile {
  const path = join(mkdtempSync(join(tmpdir(), 'chancery-yaml-')), 'file.yaml');
  writeFileSync(path, lines.join('\n'));
  return readYamlFile(path);
}

function placeOf(file: YamlFile, path: readonly (string | number)[], onKey = false): string {
  const { line, column } = file.faultAt(path, '', '', onKey);
  return `${line}:${column}`;
}

describe('places in a YAML file', () => {
  const file = read(
    '# a comment',
    'list:',
    '  - name: one',
    '    empty:',
    '  - {name: two}',
    'again: &again',
    '  deep: 1',
    'same: *again',
  );

  test.each([
    ['of a value', ['list', 1, 'name'], '5:12'],
    ['of the entry that lacks a value', ['list', 1, 'other'], '5:5'],
    ['of the entry that is no longer a list or mapping', ['list', 0, 'name', 'deeper'], '3:11'],
    ['behind an alias', ['same', 'deep'], '7:9'],
    ['of the whole', [], '2:1'],
  ])('%s', (_what, path, place) => {
    expect(placeOf(file, path)).toBe(place);
  });

  test('of a key, where the key is at fault', () => {
    expect(placeOf(file, ['list', 1, 'name'], true)).toBe('5:6');
  });

  test('an entry without a value is null, and lies on its line', () => {
    expect(file.valueAt(['list', 0, 'empty'])).toBe(null);
    expect(placeOf(file, ['list', 0, 'empty'])).toMatch(/^4:/);
  });

  test('a value that is not there is undefined', () => {
    expect(file.valueAt(['list', 5, 'name'])).toBe(undefined);
  });
});

test('a file that is not there is refused like any other faulty one', () => {
  expect(() => readYamlFile('/no/such.yaml')).toThrow(FileError);
  expect(() => readYamlFile('/no/such.yaml')).toThrow(
    '/no/such.yaml:1:1: expected a file that can be read; came ENOENT',
  );
});
