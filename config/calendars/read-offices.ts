import { fileURLToPath } from 'node:url';
import type { OfficeBook, OfficeEntry } from '../../domain/calendar/build-offices.ts';
import type { ZoneName } from '../../domain/calendar/time.ts';
import { parseZoneName } from '../../domain/calendar/zoned.ts';
import { FileError, type FileFault } from '../file-error.ts';
import { type CsvRow, readCsv } from '../parties/read-csv.ts';

/** Offices of the parties and of the secretariat; the README in this folder says how far to trust them. */
export const OFFICES_FILE = fileURLToPath(new URL('offices.csv', import.meta.url));

const SECRETARIAT = 'secretariat';
const COLUMNS = ['office', 'zone', 'weekend', 'opens', 'closes', 'holidays', 'standing'] as const;
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const STANDINGS = ['reported', 'assumed'] as const;
const LOCAL_TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

type Row = CsvRow<(typeof COLUMNS)[number]>;

/** The offices of the book, without holidays. Throws FileError with all faults together. */
export function readOffices(file: string = OFFICES_FILE): Omit<OfficeBook, 'holidays'> {
  const rows = readCsv(file, COLUMNS);
  const faults = rows.flatMap((row, index) => findFaults(row, rows.slice(0, index)));
  const own = rows.find(({ cells }) => cells.office === SECRETARIAT);
  if (own === undefined) {
    faults.push({ file, line: 1, column: 1, path: '', expected: `a row for ${SECRETARIAT}`, came: 'none' });
  }
  if (own === undefined || faults.length > 0) throw new FileError(file, faults);
  const parties = rows
    .filter((row) => row !== own)
    .map(({ cells }) => [cells.office, toEntry(cells)] as const);
  return { secretariat: toEntry(own.cells), parties: new Map(parties) };
}

function findFaults(row: Row, before: readonly Row[]): FileFault[] {
  const { office, zone, weekend, opens, closes, holidays, standing } = row.cells;
  const faults: FileFault[] = [];
  const double = before.find(({ cells }) => cells.office === office);
  if (!/^([A-Z]{3}|secretariat)$/.test(office)) {
    faults.push(row.faultAt('office', 'three capital letters, or secretariat'));
  }
  if (double !== undefined) {
    faults.push(row.faultAt('office', `an office other than that of line ${double.line}`));
  }
  if (findZone(zone) === undefined) faults.push(row.faultAt('zone', 'an IANA name such as Europe/Vienna'));
  const days = weekend.split(' ');
  if (days.some((day) => !isOneOf(WEEKDAYS, day)) || new Set(days).size !== days.length || days.length > 6) {
    faults.push(row.faultAt('weekend', `days with a space between, one to six of ${WEEKDAYS.join(', ')}`));
  }
  if (!LOCAL_TIME.test(opens)) faults.push(row.faultAt('opens', 'a local time such as 09:00'));
  if (!LOCAL_TIME.test(closes) || closes <= opens) {
    faults.push(row.faultAt('closes', 'a local time later than that in opens'));
  }
  if (!/^([A-Z]{2}|none)$/.test(holidays)) {
    faults.push(row.faultAt('holidays', 'two capital letters that name a list, or none'));
  }
  if (!isOneOf(STANDINGS, standing)) faults.push(row.faultAt('standing', `one of ${STANDINGS.join(', ')}`));
  return faults;
}

/** Of cells without faults. */
function toEntry({ zone, weekend, opens, closes, holidays }: Row['cells']): OfficeEntry {
  const closed = weekend.split(' ');
  return {
    hours: {
      zone: parseZoneName(zone),
      weekend: WEEKDAYS.flatMap((day, index) => (closed.includes(day) ? [index + 1] : [])),
      opens,
      closes,
    },
    holidays: holidays === 'none' ? null : holidays,
  };
}

function findZone(text: string): ZoneName | undefined {
  try {
    return parseZoneName(text);
  } catch {
    return undefined;
  }
}

function isOneOf<Value extends string>(values: readonly Value[], text: string): text is Value {
  return values.some((value) => value === text);
}
