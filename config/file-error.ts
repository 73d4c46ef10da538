/** One fault in a file that a person wrote. */
export interface FileFault {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  /** Where in the content: `obligations[3].stage`; empty for the file as a whole. */
  readonly path: string;
  /** A noun phrase. */
  readonly expected: string;
  /** What stands there, shortened; `nothing` where something is missing. */
  readonly came: string;
}

/** A file cannot be used. The message names every fault that was found, one a line, as `file:line:column path: expected …; came …`. */
export class FileError extends Error {
  override readonly name = 'FileError';
  readonly faults: readonly FileFault[];

  constructor(what: string, faults: readonly FileFault[]) {
    super([`${what} cannot be used:`, ...faults.map(toLine)].join('\n  '));
    this.faults = faults;
  }
}

/** A value as a fault shows it: JSON of at most 80 characters, or `nothing`. */
export function showValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  const json = JSON.stringify(value);
  return json.length <= 80 ? json : `${json.slice(0, 79)}…`;
}

function toLine(fault: FileFault): string {
  const where = `${fault.file}:${fault.line}:${fault.column}`;
  const path = fault.path === '' ? '' : ` ${fault.path}`;
  return `${where}${path}: expected ${fault.expected}; came ${fault.came}`;
}
