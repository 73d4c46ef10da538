import { FileError } from '../../config/file-error.ts';
import { readCsv } from '../../config/parties/read-csv.ts';
import { readWaiver } from '../../domain/draw/granted-waivers.ts';
import type { Waiver } from '../../domain/draw/waiver.ts';

const COLUMNS = ['rule', 'parties', 'reason'] as const;

/**
 * Reads the limits that are waived in a draw without a server, one a line: the rule, the code of the State under review or both
 * codes of a pair with a space between, and the reason. Throws FileError with all faults together.
 */
export function loadWaivers(path: string): readonly Waiver[] {
  const rows = readCsv(path, COLUMNS).map((row) => ({ row, waiver: readWaiver(row.cells) }));
  const faults = rows.flatMap(({ waiver, row }) => [
    ...('expected' in waiver ? [row.faultAt(waiver.part, waiver.expected)] : []),
    ...(row.cells.reason === '' ? [row.faultAt('reason', 'the reason of the waiver')] : []),
  ]);
  if (faults.length > 0) throw new FileError(path, faults);
  return rows.flatMap(({ waiver }) => ('expected' in waiver ? [] : [waiver]));
}
