/** Marks above and below letters, isolates and other signs that take no column. */
const NO_WIDTH = /[\p{M}\p{Cf}]/gu;
/** Chinese, Japanese and Korean characters with their punctuation: two columns each in a mail that is read in columns. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF01-\uFF60\uFFE0-\uFFE6]/gu;
/** Scripts of Europe without combining marks, and their punctuation: most texts, and quick to tell. */
const NARROW =
  /^[\u0020-\u007E\u00A0-\u00AC\u00AE-\u02FF\u0370-\u0482\u048A-\u052F\u2010-\u2027\u202F-\u205E]*$/;

/** Columns that a text takes in letters of one width. */
export function displayWidth(text: string): number {
  if (NARROW.test(text)) return text.length;
  const seen = text.replaceAll(NO_WIDTH, '');
  return Array.from(seen).length + (seen.match(WIDE)?.length ?? 0);
}

/** Whether a text has a character of two columns. */
export function isWide(text: string): boolean {
  return !NARROW.test(text) && text.search(WIDE) >= 0;
}

/** The text with spaces behind it up to that many columns. */
export function padToWidth(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(columns - displayWidth(text), 0));
}
