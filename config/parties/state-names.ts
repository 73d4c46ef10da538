import { fileURLToPath } from 'node:url';
import { LANGUAGES, type Language } from '../../domain/letters/words/phrasebook.ts';
import type { PartyCode } from '../../domain/parties/party.ts';
import { FileError, type FileFault } from '../file-error.ts';
import { type CsvRow, readCsv } from './read-csv.ts';

/** The list in this folder; its README says where the names come from and how far to trust them. */
const STATE_NAMES_FILE = fileURLToPath(new URL('state-names.csv', import.meta.url));

const COLUMNS = ['code', ...LANGUAGES, 'source'] as const;

type Row = CsvRow<(typeof COLUMNS)[number]>;

/** Name of a party in a language; `undefined` for a code that the list does not have. */
export type StateNames = (code: PartyCode, language: Language) => string | undefined;

/** Control characters, line and paragraph separators, and marks that change the direction of the text around them. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/u;

/** Reads the names of States and other parties in the six languages. Throws FileError with all faults together. */
export function loadStateNames(path: string = STATE_NAMES_FILE): StateNames {
  const rows = readCsv(path, COLUMNS);
  const faults = rows.flatMap((row, index) => findFaults(row, rows.slice(0, index)));
  if (faults.length > 0) throw new FileError(path, faults);
  const byCode = new Map(rows.map(({ cells }) => [cells.code, cells]));
  return (code, language) => byCode.get(code)?.[language];
}

function findFaults(row: Row, before: readonly Row[]): readonly FileFault[] {
  const { code, source } = row.cells;
  const faults: FileFault[] = [];
  const double = before.find(({ cells }) => cells.code === code);
  if (!/^[A-Z]{3}$/.test(code)) faults.push(row.faultAt('code', 'three capital letters'));
  if (double !== undefined) faults.push(row.faultAt('code', `a code other than that of line ${double.line}`));
  for (const language of LANGUAGES) {
    const expected = expectedOfName(row.cells[language]);
    if (expected !== undefined) faults.push(row.faultAt(language, expected));
  }
  if (source === '') faults.push(row.faultAt('source', 'where the names come from'));
  return faults;
}

/** What a name should have been; `undefined` for one that can be written in a letter as it is. */
function expectedOfName(name: string): string | undefined {
  if (name === '') return 'a name';
  if (UNPRINTABLE.test(name)) return 'a name without control characters and marks of direction';
  return name === name.normalize('NFC') ? undefined : 'a name in composed characters (Unicode NFC)';
}
