import { FileError, type FileFault, showValue } from '../file-error.ts';
import { readTextFile } from '../read-text-file.ts';

/** One line of a CSV file, its cells by column. */
export interface CsvRow<Column extends string> {
  /** Counted from 1. */
  readonly line: number;
  readonly cells: Readonly<Record<Column, string>>;
  /** A fault in one cell of this row. */
  faultAt(column: Column, expected: string): FileFault;
}

/**
 * Reads a CSV file (RFC 4180: commas, cells in double quotes where they hold commas, no line breaks within a cell) with
 * exactly these columns in this order. Empty lines are skipped, and so are lines before the header that begin with `#`. Throws
 * FileError with the faults of form of all lines together.
 */
export function readCsv<const Column extends string>(
  file: string,
  columns: readonly Column[],
): readonly CsvRow<Column>[] {
  const lines = readTextFile(file)
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  const headerIndex = Math.max(
    0,
    lines.findIndex((text) => !text.startsWith('#')),
  );
  const header = lines[headerIndex] ?? '';
  if (header !== columns.join(',')) {
    throw new FileError(file, [
      {
        file,
        line: headerIndex + 1,
        column: 1,
        path: '',
        expected: `the header ${columns.join(',')}`,
        came: showValue(header),
      },
    ]);
  }
  const faults: FileFault[] = [];
  const rows: CsvRow<Column>[] = [];
  for (const [index, text] of lines.entries()) {
    if (index <= headerIndex || text.trim() === '') continue;
    const line = index + 1;
    const cells = splitLine(text);
    if (cells?.length === columns.length) {
      rows.push(toRow(file, line, columns, cells));
      continue;
    }
    const came =
      cells === undefined ? `a quote that is not closed: ${showValue(text)}` : String(cells.length);
    faults.push({ file, line, column: 1, path: '', expected: `${columns.length} cells`, came });
  }
  if (faults.length > 0) throw new FileError(file, faults);
  return rows;
}

interface Cell {
  readonly value: string;
  /** Counted from 1. */
  readonly column: number;
}

function toRow<Column extends string>(
  file: string,
  line: number,
  columns: readonly Column[],
  found: readonly Cell[],
): CsvRow<Column> {
  const cells = Object.fromEntries(columns.map((column, index) => [column, found[index]?.value ?? '']));
  return {
    line,
    cells: cells as Record<Column, string>,
    faultAt: (column, expected) => {
      const cell = found[columns.indexOf(column)];
      return { file, line, column: cell?.column ?? 1, path: column, expected, came: showValue(cell?.value) };
    },
  };
}

/** The cells of a line, trimmed; `undefined` if a quote is not closed or something stands beside a quoted cell. */
function splitLine(text: string): readonly Cell[] | undefined {
  const pattern = /\s*(?:"((?:[^"]|"")*)"|([^",]*))\s*(?:,|$)/y;
  const cells: Cell[] = [];
  for (;;) {
    const column = pattern.lastIndex + 1;
    const match = pattern.exec(text);
    if (match === null) return undefined;
    cells.push({ value: match[1]?.replaceAll('""', '"') ?? match[2]?.trim() ?? '', column });
    if (!match[0].endsWith(',')) return cells;
  }
}
