/** What makes a spreadsheet read a cell as a formula, in the usual and the full-width form; or as the start of another cell. */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n\0]/u;

/** One line of RFC 4180, with its line break. `null` is an empty cell. Cells that look like a formula begin with an apostrophe. */
export function toCsvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(toCell).join(',')}\r\n`;
}

function toCell(value: string | number | null): string {
  // A number is no formula, whatever its sign.
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
