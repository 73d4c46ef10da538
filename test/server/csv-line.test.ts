import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toCsvLine } from '../../server/csv-line.ts';

/** Reads one line of RFC 4180. */
function parse(line: string): readonly string[] {
  const body = line.slice(0, -2);
  return [...`,${body}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
  );
}

test.each(['=1+1', '+49', '-2', '@cmd', '\tx', '\rx', '\nx', '\0x', '＝1', '＋1', '－1', '＠x'])(
  'the cell %j is no formula to a spreadsheet',
  (cell) => {
    expect(parse(toCsvLine([cell, 'next']))).toEqual([`'${cell}`, 'next']);
  },
);

test('numbers and empty cells stay as they are', () => {
  expect(toCsvLine([-3, null, '', 'plain'])).toBe('-3,,,plain\r\n');
});

test('commas, quotes and line breaks come back as they were', () => {
  expect(parse(toCsvLine(['a,b', 'say "no"', 'two\r\nlines']))).toEqual(['a,b', 'say "no"', 'two\r\nlines']);
});

test('every text comes back, with an apostrophe before it where it could be a formula, and no cell is one', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string(), fc.stringMatching(/^[=+\-@,"\r\n']{0,6}$/)), { minLength: 1 }),
      (cells) => {
        const read = parse(toCsvLine(cells));
        expect(read).toHaveLength(cells.length);
        for (const [index, cell] of cells.entries()) {
          expect([cell, `'${cell}`]).toContain(read[index]);
          expect(read[index]).not.toMatch(/^[=+\-@\t\r\n]/);
        }
      },
    ),
    { numRuns: 200 },
  );
});
