import { displayWidth, padToWidth } from './display-width.ts';
import type {
  LetterContent,
  LetterFact,
  LetterOverview,
  LetterPart,
  LetterSection,
} from './letter-content.ts';
import type { Language } from './phrasebook.ts';
import { wrapText } from './wrap-text.ts';

/** RFC 5322, 2.1.1 asks for lines of at most 78 characters. */
const LINE_WIDTH = 76;
const RULE = '-'.repeat(LINE_WIDTH);

/** What stands between a label and its value. */
const COLONS: Readonly<Record<Language, string>> = {
  ar: ':',
  zh: '：',
  en: ':',
  fr: '\u202F:',
  ru: ':',
  es: ':',
};

/** What stands around small print. */
const BRACKETS: Readonly<Record<Language, readonly [string, string]>> = {
  ar: ['(', ')'],
  zh: ['（', '）'],
  en: ['(', ')'],
  fr: ['(', ')'],
  ru: ['(', ')'],
  es: ['(', ')'],
};

/** A letter as plain text, in paragraphs of short lines. */
export function renderText(content: LetterContent): string {
  const colon = COLONS[content.language];
  const paragraphs = [
    ...renderMarks(content.marks),
    ...(content.marks.length === 0 ? [] : [RULE]),
    ...(content.salutation === null ? [] : [wrap(content.salutation)]),
    ...content.opening.map((paragraph) => wrap(paragraph)),
    ...(content.overview === null ? [] : renderOverview(content.overview, colon)),
    ...content.parts.flatMap((part) => renderPart(part, colon)),
    ...(content.parts.length > 1 ? [RULE] : []),
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

function renderMarks(marks: readonly string[]): string[] {
  return marks.map((mark) => wrap(mark, '* ', '  '));
}

/** A table would be wider than a line, so each of its rows is a short list. */
function renderOverview({ heading, columns, rows }: LetterOverview, colon: string): string[] {
  const labels = columns.slice(1);
  return [
    toTitle(heading),
    ...rows.map(([what = '', ...cells]) =>
      [
        wrap(what, '- ', '  '),
        renderFacts(
          labels.map((label, index) => ({ label, value: cells[index] ?? '' })),
          colon,
          '  ',
        ),
      ].join('\n'),
    ),
  ];
}

function renderPart({ heading, marks, opening, facts, sections }: LetterPart, colon: string): string[] {
  return [
    ...(heading === null ? [] : [RULE, wrap(heading)]),
    ...renderMarks(marks),
    ...opening.map((paragraph) => wrap(paragraph)),
    renderFacts(facts, colon),
    ...sections.flatMap(renderSection),
  ];
}

function renderFacts(facts: readonly LetterFact[], colon: string, indent = ''): string {
  const labels = facts.map(({ label }) => `${indent}${label}${colon}`);
  const width = Math.max(...labels.map(displayWidth)) + 1;
  return facts
    .map(({ value }, index) => wrap(value, padToWidth(labels[index] ?? '', width), ' '.repeat(width)))
    .join('\n');
}

function renderSection({ heading, paragraphs, items }: LetterSection): string[] {
  return [
    toTitle(heading),
    ...paragraphs.map((paragraph) => wrap(paragraph)),
    ...items.map(({ text, note }) =>
      [wrap(text, '- ', '  '), ...(note === null ? [] : [`${wrap(note, '  (', '   ')})`])].join('\n'),
    ),
  ];
}

/** Scripts without capitals show a title by the empty lines around it. */
function toTitle(heading: string): string {
  return heading.toUpperCase();
}

function wrap(text: string, first = '', next = first): string {
  return wrapText(text, LINE_WIDTH, first, next);
}
