import type { LetterContent, LetterFact, LetterSection } from './letter-content.ts';

/** RFC 5322, 2.1.1 asks for lines of at most 78 characters. */
const LINE_WIDTH = 76;
const RULE = '-'.repeat(LINE_WIDTH);

/** A letter as plain text, in paragraphs of short lines. */
export function renderText(content: LetterContent): string {
  const paragraphs = [
    ...content.marks.map((mark) => wrap(mark, '* ', '  ')),
    ...(content.marks.length === 0 ? [] : [RULE]),
    ...(content.salutation === null ? [] : [wrap(content.salutation)]),
    ...content.opening.map((paragraph) => wrap(paragraph)),
    renderFacts(content.facts),
    ...content.sections.flatMap(renderSection),
    RULE,
    content.closing.map((line) => wrap(line)).join('\n'),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

/** The text as it is kept and shown: without the salutation, because names of people are kept with the contacts alone. */
export function renderKeptText(content: LetterContent): string {
  return renderText({ ...content, salutation: null });
}

function renderFacts(facts: readonly LetterFact[]): string {
  const width = Math.max(...facts.map(({ label }) => label.length)) + 2;
  return facts
    .map(({ label, value }) => wrap(value, `${label}:`.padEnd(width), ' '.repeat(width)))
    .join('\n');
}

function renderSection({ heading, paragraphs, items }: LetterSection): string[] {
  return [
    heading.toUpperCase(),
    ...paragraphs.map((paragraph) => wrap(paragraph)),
    ...items.map(({ text, note }) =>
      [wrap(text, '- ', '  '), ...(note === null ? [] : [`${wrap(note, '  (', '   ')})`])].join('\n'),
    ),
  ];
}

/** Breaks at spaces; a word longer than a line keeps its line to itself. */
function wrap(text: string, first = '', next = first): string {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(' ')) {
    if (!empty && line.length + 1 + word.length > LINE_WIDTH) {
      lines.push(line);
      line = next + word;
    } else {
      line = empty ? line + word : `${line} ${word}`;
    }
    empty = false;
  }
  return [...lines, line].join('\n');
}
