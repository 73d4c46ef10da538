/** RFC 5545, 3.1: without the line break, and with the space that a continued line begins with. */
const MOST_OCTETS = 75;

/** Breaks a content line of a calendar where it would grow too long in UTF-8; never inside a character. */
export function foldLine(line: string): string {
  let folded = '';
  let from = 0;
  let octets = 0;
  for (let at = 0; at < line.length; ) {
    const code = line.codePointAt(at) ?? 0;
    const size = toOctets(code);
    if (octets + size > MOST_OCTETS) {
      folded += `${line.slice(from, at)}\r\n `;
      from = at;
      octets = 1;
    }
    octets += size;
    at += code > 0xffff ? 2 : 1;
  }
  return folded + line.slice(from);
}

function toOctets(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
