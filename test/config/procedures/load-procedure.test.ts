import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FileError } from '../../../config/file-error.ts';
import {
  loadProcedure,
  loadProcedures,
  PROCEDURES_FOLDER,
} from '../../../config/procedures/load-procedure.ts';

const untoc = readFileSync(join(PROCEDURES_FOLDER, 'untoc.yaml'), 'utf8');

function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-procedures-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

function refusalOf(read: () => unknown): FileError {
  try {
    read();
  } catch (error) {
    if (error instanceof FileError) return error;
    throw error;
  }
  throw new Error('expected a FileError; nothing was thrown');
}

/** The faults of untoc.yaml after an edit, without the folder's name. */
function faultsAfter(edit: (text: string) => string): readonly string[] {
  const edited = edit(untoc);
  if (edited === untoc) throw new Error('the edit changed nothing');
  const folder = folderWith({ 'untoc.yaml': edited });
  const { message } = refusalOf(() => loadProcedure(join(folder, 'untoc.yaml')));
  return message
    .split('\n  ')
    .slice(1)
    .map((line) => line.replace(`${folder}/`, ''));
}

/** `line:column` in untoc.yaml of a part of a text that occurs there. */
function placeOf(text: string, part = text): string {
  const start = untoc.indexOf(text);
  if (start < 0) throw new Error(`untoc.yaml has no ${text}`);
  const before = untoc.slice(0, start + text.indexOf(part)).split('\n');
  return `${before.length}:${(before.at(-1) ?? '').length + 1}`;
}

describe('a faulty procedure file is refused', () => {
  test('with file, line, column, path, what was expected and what came', () => {
    expect(faultsAfter((text) => text.replace('standing: reported', 'standing: rumoured'))).toEqual([
      `untoc.yaml:${placeOf('standing: reported', 'reported')} obligations[2].basis.standing: ` +
        'expected one of stated, reported, inferred, assumed; came "rumoured"',
    ]);
  });

  test('with all faults together, in the order of the schema', () => {
    const faults = faultsAfter((text) =>
      text
        .replace('zone: Europe/Vienna', 'zone: Europe/Wien')
        .replace('span: P2W', 'span: 2 weeks')
        .replace('of: 0.5', 'of: 1.5')
        .replace('repeatable: false', 'repeatable: never')
        .replace('when: due', 'when: dew'),
    );
    expect(faults.map((fault) => fault.replace(/^[^ ]+ /, ''))).toEqual([
      'zone: expected the name of a time zone, such as Europe/Vienna; came "Europe/Wien"',
      'obligations[0].time.span: expected a span above zero in years, months, weeks or days, such as P6M or P2W; came "2 weeks"',
      'ladders[0].rungs[1].at.of: expected a part between 0 and 1; came 1.5',
      'ladders[0].rungs[6].at.when: expected one of opening, fraction, before, due, after, every; came "dew"',
      'launch.steps[0].repeatable: expected true or false; came "never"',
    ]);
  });

  test('at the entry that lacks something, where something is missing', () => {
    expect(faultsAfter((text) => text.replace('    title: Focal point named\n', ''))).toEqual([
      `untoc.yaml:${placeOf('id: focal-point-named')} steps[0].title: expected text; came nothing`,
    ]);
  });

  test('at the name of an entry that does not exist', () => {
    expect(faultsAfter((text) => text.replace('noticeTime:', 'noticeHour:'))).toEqual([
      `untoc.yaml:${placeOf('\nid: untoc', 'id')} noticeTime: expected text; came nothing`,
      `untoc.yaml:${placeOf('noticeTime:')} noticeHour: expected no entry of this name; came "noticeHour"`,
    ]);
  });

  test('at the reference that leads nowhere', () => {
    expect(faultsAfter((text) => text.replace('step: feedback-submitted', 'step: feedback-sent'))).toEqual([
      expect.stringMatching(
        new RegExp(
          `^untoc.yaml:${placeOf('step: feedback-submitted', 'feedback-submitted')} obligations\\[5\\].runsFrom.step: ` +
            'expected one of focal-point-named, .*; came feedback-sent$',
        ),
      ),
    ]);
  });

  test('if it is no YAML, or says one thing twice', () => {
    expect(faultsAfter((text) => text.replace('id: untoc', 'id: [untoc'))[0]).toMatch(
      /^untoc.yaml:\d+:\d+: expected YAML;/,
    );
    expect(faultsAfter((text) => text.replace('id: untoc', 'id: untoc\nid: uncac'))[0]).toMatch(
      /must be unique/,
    );
  });
});

describe('a folder of procedures', () => {
  test('holds the mechanisms that Chancery comes with', () => {
    expect(loadProcedures().map(({ id }) => id)).toContain('untoc');
  });

  test('is read file by file; other files do not count', () => {
    const other = untoc.replace('id: untoc\n', 'id: other\n');
    const folder = folderWith({ 'b.yaml': untoc, 'a.yaml': other, 'notes.txt': 'none' });
    expect(loadProcedures(folder).map(({ id }) => id)).toEqual(['other', 'untoc']);
  });

  test('is refused with the faults of all its files', () => {
    const folder = folderWith({ 'a.yaml': 'id: 1', 'b.yaml': 'id: 2' });
    const { faults } = refusalOf(() => loadProcedures(folder));
    expect(new Set(faults.map(({ file }) => file))).toEqual(
      new Set([join(folder, 'a.yaml'), join(folder, 'b.yaml')]),
    );
  });

  test('is refused if two files describe one mechanism', () => {
    const folder = folderWith({ 'a.yaml': untoc, 'b.yaml': untoc });
    expect(refusalOf(() => loadProcedures(folder)).faults).toEqual([
      {
        file: join(folder, 'b.yaml'),
        line: Number(placeOf('\nid: untoc', 'id').split(':')[0]),
        column: Number(placeOf('\nid: untoc', 'untoc').split(':')[1]),
        path: 'id',
        expected: `an id that ${join(folder, 'a.yaml')} does not have`,
        came: 'untoc',
      },
    ]);
  });
});
