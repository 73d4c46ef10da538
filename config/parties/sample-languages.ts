import { fileURLToPath } from 'node:url';
import { LANGUAGES, type Language } from '../../domain/letters/words/phrasebook.ts';
import type { PartyCode } from '../../domain/parties/party.ts';
import { FileError, type FileFault } from '../file-error.ts';
import { type CsvRow, readCsv } from './read-csv.ts';

/** The list in this folder: parties whose invented mission is not written to in English. */
export const SAMPLE_LANGUAGES_FILE = fileURLToPath(new URL('sample-languages.csv', import.meta.url));

const COLUMNS = ['code', 'language'] as const;

type Row = CsvRow<(typeof COLUMNS)[number]>;

/**
 * The language in which the invented mission of a party is written to: the one the file gives, or English. Assumed, for the
 * sample alone. Throws FileError with all faults together.
 */
export function loadSampleLanguages(path: string = SAMPLE_LANGUAGES_FILE): (code: PartyCode) => Language {
  const rows = readCsv(path, COLUMNS);
  const faults = rows.flatMap((row, index) => findFaults(row, rows.slice(0, index)));
  if (faults.length > 0) throw new FileError(path, faults);
  const byCode = new Map(rows.map(({ cells }) => [cells.code, toLanguage(cells.language)]));
  return (code) => byCode.get(code) ?? 'en';
}

function findFaults(row: Row, before: readonly Row[]): readonly FileFault[] {
  const { code, language } = row.cells;
  const faults: FileFault[] = [];
  const double = before.find(({ cells }) => cells.code === code);
  if (!/^[A-Z]{3}$/.test(code)) faults.push(row.faultAt('code', 'three capital letters'));
  if (double !== undefined) faults.push(row.faultAt('code', `a code other than that of line ${double.line}`));
  if (toLanguage(language) === undefined) {
    faults.push(row.faultAt('language', `one of ${LANGUAGES.join(', ')}`));
  }
  return faults;
}

function toLanguage(text: string): Language | undefined {
  return LANGUAGES.find((language) => language === text);
}
