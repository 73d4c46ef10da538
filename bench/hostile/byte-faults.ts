/** RFC 5322, 2.1.1: without the line break. */
const LONGEST_LINE = 998;

/** What in the bytes themselves could be read in different ways by different programs. */
export function findByteFaults(raw: Buffer): readonly string[] {
  const text = raw.toString('latin1');
  const lines = text.split('\r\n');
  const longest = Math.max(...lines.map(({ length }) => length));
  return [
    ...(lines.some((line) => /[\r\n]/.test(line)) ? ['a line ends in half a line break'] : []),
    ...(/[^\t\r\n\x20-\x7e]/.test(text) ? ['there are bytes that are not ASCII, or control characters'] : []),
    ...(longest > LONGEST_LINE ? [`a line has ${longest} characters`] : []),
    ...(lines.at(-1) === '' ? [] : ['the last line does not end']),
  ];
}
