import { fileURLToPath } from 'node:url';
import type { Party } from '../../domain/parties/party.ts';
import { checkResolutions, type Resolution } from '../../domain/parties/settle-parties.ts';
import { FileError } from '../file-error.ts';
import { readCsv } from './read-csv.ts';

/** What was assumed about parties so that a draw can be tried; no real draw may rest on it. */
export const SAMPLE_RESOLUTIONS_FILE = fileURLToPath(new URL('resolutions-sample.csv', import.meta.url));

const COLUMNS = ['iso3', 'field', 'value', 'basis'] as const;

/** The column that holds each part of a resolution. */
const COLUMN_OF = { party: 'iso3', field: 'field', value: 'value', basis: 'basis' } as const;

/**
 * Reads what officers settled: one cell of the list of parties a line, or `pool,no` for a party that is left out of the draw.
 * Throws FileError with all faults together.
 */
export function loadResolutions(path: string, parties: readonly Party[]): readonly Resolution[] {
  const rows = readCsv(path, COLUMNS);
  const resolutions = rows.map(({ cells }): Resolution => {
    const { iso3: party, field, value, basis } = cells;
    return { party, field, value, basis };
  });
  const faults = checkResolutions(parties, resolutions).flatMap(
    ({ index, part, expected }) => rows[index]?.faultAt(COLUMN_OF[part], expected) ?? [],
  );
  if (faults.length > 0) throw new FileError(path, faults);
  return resolutions;
}
