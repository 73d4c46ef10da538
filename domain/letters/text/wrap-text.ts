import { displayWidth, isWide } from './display-width.ts';

/** Signs that no line may begin with, and those that no line may end with; the isolates go with what they enclose. */
const NEVER_FIRST = /[，。、；：？！）》〉」』】〕”’…\u2069)\]},.;:?!%]/u;
const NEVER_LAST = /[（《〈「『【〔“‘\u2066\u2068([{]/u;

/**
 * Breaks text into lines of at most `width` columns, at spaces and around Chinese characters, which have none between them; what cannot be
 * broken keeps its line to itself. The first line begins with `first`, the others with `next`.
 */
export function wrapText(text: string, width: number, first = '', next = first): string {
  const lines: string[] = [];
  let line = first;
  let used = displayWidth(first);
  let empty = true;
  for (const { piece, space } of toPieces(text)) {
    const size = displayWidth(piece);
    const gap = empty ? '' : space;
    if (!empty && used + gap.length + size > width) {
      lines.push(line);
      line = next + piece;
      used = displayWidth(next) + size;
    } else {
      line += gap + piece;
      used += gap.length + size;
    }
    empty = false;
  }
  return [...lines, line].join('\n');
}

/** What must stay on one line, with the space that parts it from what came before. */
function toPieces(text: string): { readonly piece: string; readonly space: string }[] {
  const words = text.split(' ');
  if (!isWide(text)) return words.map((piece) => ({ piece, space: ' ' }));
  return words.flatMap((word) =>
    splitWord(word).map((piece, index) => ({ piece, space: index === 0 ? ' ' : '' })),
  );
}

function splitWord(word: string): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  let before = '';
  for (const sign of word) {
    if (before !== '' && mayBreak(before, sign)) {
      pieces.push(piece);
      piece = '';
    }
    piece += sign;
    before = sign;
  }
  return [...pieces, piece];
}

function mayBreak(before: string, after: string): boolean {
  return (isWide(before) || isWide(after)) && !NEVER_FIRST.test(after) && !NEVER_LAST.test(before);
}
