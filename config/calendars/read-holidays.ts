import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isCivilDate } from '../../domain/calendar/civil-date.ts';
import type { CivilDate } from '../../domain/calendar/time.ts';
import { FileError, type FileFault } from '../file-error.ts';
import { type CsvRow, readCsv } from '../parties/read-csv.ts';

/** One file a year; written by `npm run calendars`. */
export const HOLIDAYS_FOLDER = fileURLToPath(new URL('holidays', import.meta.url));

export const HOLIDAY_COLUMNS = ['list', 'day', 'name'] as const;

type Row = CsvRow<(typeof HOLIDAY_COLUMNS)[number]>;

/** Days by list, such as `AT`. */
type Holidays = ReadonlyMap<string, ReadonlySet<CivilDate>>;

/** Years of which the folder has a file, ascending. Throws FileError for a file of another name, which would never be read. */
export function listYears(folder: string = HOLIDAYS_FOLDER): readonly number[] {
  const names = readdirSync(folder).toSorted();
  const strange = names.filter((name) => !/^\d{4}\.csv$/.test(name));
  if (strange.length > 0) {
    throw new FileError(
      folder,
      strange.map((name) => ({
        file: join(folder, name),
        line: 1,
        column: 1,
        path: '',
        expected: 'a year as the name, such as 2026.csv',
        came: name,
      })),
    );
  }
  return names.map((name) => Number(name.slice(0, 4)));
}

/**
 * The public holidays of a year. Every list that an office keeps must have a day in it: a list left out would be a year without
 * holidays, and nobody would know. Throws FileError with all faults together.
 */
export function readHolidays(year: number, kept: ReadonlySet<string>, folder = HOLIDAYS_FOLDER): Holidays {
  const file = join(folder, `${year}.csv`);
  const rows = readCsv(file, HOLIDAY_COLUMNS);
  const days = new Map<string, Set<CivilDate>>();
  const faults: FileFault[] = [];
  for (const row of rows) {
    const { list, day } = row.cells;
    const fault = findFault(row, year, kept);
    if (fault !== undefined) faults.push(fault);
    else days.set(list, (days.get(list) ?? new Set()).add(day as CivilDate));
  }
  for (const list of kept) {
    if (days.has(list)) continue;
    faults.push({
      file,
      line: 1,
      column: 1,
      path: '',
      expected: `days of ${list}, whose holidays an office keeps`,
      came: 'none',
    });
  }
  if (faults.length > 0) throw new FileError(file, faults);
  return days;
}

function findFault(row: Row, year: number, kept: ReadonlySet<string>): FileFault | undefined {
  const { list, day } = row.cells;
  if (!kept.has(list)) return row.faultAt('list', 'a list that an office keeps');
  if (!isCivilDate(day) || !day.startsWith(`${year}-`)) return row.faultAt('day', `a day of ${year}`);
  return undefined;
}
