import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../config/parties/read-csv.ts';

function cellsOf(text: string): readonly (readonly string[])[] {
  const path = join(mkdtempSync(join(tmpdir(), 'chancery-csv-')), 'file.csv');
  writeFileSync(path, text);
  return readCsv(path, ['name', 'place']).map(({ cells }) => [cells.name, cells.place]);
}

describe('a CSV file', () => {
  test('is read by column; quotes hold commas and quotes, spaces around cells do not count', () => {
    expect(cellsOf('name,place\n"Doe, Jane" , Vienna \n"the ""old"" one",\n')).toEqual([
      ['Doe, Jane', 'Vienna'],
      ['the "old" one', ''],
    ]);
  });

  test('may come from a spreadsheet: a byte-order mark, Windows line ends, empty lines', () => {
    expect(cellsOf('\uFEFFname,place\r\na,b\r\n\r\n')).toEqual([['a', 'b']]);
  });

  test('may say above its header where it comes from, and a cell may begin with the same mark', () => {
    expect(cellsOf('# from a list\n# of 2026\nname,place\n#1,b\n')).toEqual([['#1', 'b']]);
    expect(() => cellsOf('# from a list\nplace,name\n')).toThrow(/:2:1: expected the header name,place/);
    expect(() => cellsOf('# nothing else')).toThrow(/expected the header name,place; came "# nothing else"/);
  });

  test('without its header is refused', () => {
    expect(() => cellsOf('place,name\na,b\n')).toThrow(
      /:1:1: expected the header name,place; came "place,name"/,
    );
    expect(() => cellsOf('')).toThrow(/expected the header name,place; came ""/);
  });

  test('with lines of another form is refused, all of them together', () => {
    expect(() => cellsOf('name,place\na\n"b,c\nd,e\nf,g,h\n"i"j,k\n')).toThrow(
      /:2:1: expected 2 cells; came 1\n.*:3:1: .* a quote that is not closed.*\n.*:5:1: .* came 3\n.*:6:1: /,
    );
  });
});
