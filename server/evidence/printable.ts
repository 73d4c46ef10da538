/** What the embedded font can write: Latin, Greek and Cyrillic letters with their marks, and the signs that go with them. */
const PRINTABLE =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\u0020-\u007e\u00a0-\u00ff\u0300-\u036f\u2000-\u2070\u20a0-\u20bf\u2116\u2122\u2212]*$/u;

/** The text, or where to read it when the font lacks its script: boxes in the place of letters would be no evidence. */
export function toPrintable(text: string): string {
  return PRINTABLE.test(text) ? text : '(in a script that this file cannot show; it stands in the HTML file)';
}
