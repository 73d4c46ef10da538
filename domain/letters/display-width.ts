/** Marks above and below letters, isolates and other signs that take no column. */
const NO_WIDTH = /[\p{M}\p{Cf}]/u;
/** Chinese, Japanese and Korean characters with their punctuation: two columns each in a mail that is read in columns. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF01-\uFF60\uFFE0-\uFFE6]/u;
const PLAIN = /^[\u0020-\u007E\u00A0-\u02FF]*$/u;

/** Columns that a text takes in letters of one width. */
export function displayWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const sign of text) width += widthOf(sign);
  return width;
}

function widthOf(sign: string): number {
  if (NO_WIDTH.test(sign)) return 0;
  return WIDE.test(sign) ? 2 : 1;
}

/** Whether a text has a character of two columns. */
export function isWide(text: string): boolean {
  return WIDE.test(text);
}

/** The text with spaces behind it up to that many columns. */
export function padToWidth(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(columns - displayWidth(text), 0));
}
