import { fileURLToPath } from 'node:url';
import type { Participation, Party } from '../../domain/parties/party.ts';
import { FileError, type FileFault } from '../file-error.ts';
import { type CsvRow, readCsv } from './read-csv.ts';

/** The list in this folder; its README says where each column comes from and how far to trust it. */
export const PARTIES_FILE = fileURLToPath(new URL('states-parties.csv', import.meta.url));

const INSTRUMENTS = ['untoc', 'tip', 'som', 'firearms'] as const;
const COLUMNS = ['iso3', 'name', 'regional_group', ...INSTRUMENTS] as const;
const REGIONAL_GROUPS = ['African', 'Asia-Pacific', 'Eastern European', 'GRULAC', 'WEOG', 'unknown'] as const;
const PARTICIPATIONS = ['yes', 'no', 'unknown'] as const;

type Row = CsvRow<(typeof COLUMNS)[number]>;

/**
 * Reads the list of States and other parties, in the order of the file, those that are not party to the Convention included.
 * Throws FileError with all faults together.
 */
export function loadParties(path: string = PARTIES_FILE): readonly Party[] {
  const rows = readCsv(path, COLUMNS);
  const faults = rows.flatMap((row, index) => findFaults(row, rows.slice(0, index)));
  if (faults.length > 0) throw new FileError(path, faults);
  return rows.map(toParty);
}

function findFaults(row: Row, before: readonly Row[]): readonly FileFault[] {
  const { cells } = row;
  const faults: FileFault[] = [];
  const double = before.find((other) => other.cells.iso3 === cells.iso3);
  if (!/^[A-Z]{3}$/.test(cells.iso3)) faults.push(row.faultAt('iso3', 'three capital letters'));
  if (double !== undefined) faults.push(row.faultAt('iso3', `a code other than that of line ${double.line}`));
  if (cells.name === '') faults.push(row.faultAt('name', 'a name'));
  if (!isOneOf(REGIONAL_GROUPS, cells.regional_group)) {
    faults.push(row.faultAt('regional_group', `one of ${REGIONAL_GROUPS.join(', ')}`));
  }
  for (const instrument of INSTRUMENTS) {
    if (!isOneOf(PARTICIPATIONS, cells[instrument])) {
      faults.push(row.faultAt(instrument, `one of ${PARTICIPATIONS.join(', ')}`));
    }
  }
  return faults;
}

function toParty({ cells }: Row): Party {
  return {
    code: cells.iso3,
    name: cells.name,
    regionalGroup: cells.regional_group,
    instruments: Object.fromEntries(INSTRUMENTS.map((id) => [id, toParticipation(cells[id])])),
  };
}

/** Checked before, in `findFaults`; an `unknown` is never read as a no. */
function toParticipation(cell: string): Participation {
  return isOneOf(PARTICIPATIONS, cell) ? cell : 'unknown';
}

function isOneOf<Value extends string>(values: readonly Value[], text: string): text is Value {
  return values.some((value) => value === text);
}
