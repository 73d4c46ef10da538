import type { TakeOverFile } from '../../config/takeover/take-over-file.ts';
import type { ApiFault } from '../../server/stack/api-client.ts';

/** Faults for the terminal, each with its line in the file: `file:12:4 act-in-future: … Remedy.`; in the order of the lines. */
export function renderFaults(path: string, file: TakeOverFile, faults: readonly ApiFault[]): string {
  return faults
    .map((fault) => ({ fault, ...file.placeOf(fault.path) }))
    .sort((one, other) => (one.line === other.line ? one.column - other.column : one.line - other.line))
    .map(({ fault, line, column }) => {
      const { code, message, remedy } = fault;
      return `${path}:${line}:${column} ${code}: ${message}${/[.!?]$/.test(message) ? '' : '.'} ${remedy}`;
    })
    .join('\n');
}
