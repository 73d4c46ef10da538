import type {
  LetterContent,
  LetterFact,
  LetterOverview,
  LetterPart,
  LetterSection,
} from '../words/letter-content.ts';
import type { Language } from '../words/phrasebook.ts';
import { displayWidth, padToWidth } from './display-width.ts';
import { wrapText } from './wrap-text.ts';

/** RFC 5322, 2.1.1 asks for lines of at most 78 characters. */
const LINE_WIDTH = 76;
const RULE = '-'.repeat(LINE_WIDTH);

/** Labels wider than this have their value on the next line. */
const LABEL_WIDTH = 30;

/** Signs that differ from language to language: between a label and its value, and around small print. */
interface Signs {
  readonly colon: string;
  readonly open: string;
  readonly close: string;
}

const WESTERN: Signs = { colon: ':', open: '(', close: ')' };

const SIGNS: Readonly<Record<Language, Signs>> = {
  ar: WESTERN,
  zh: { colon: '：', open: '（', close: '）' },
  en: WESTERN,
  fr: { ...WESTERN, colon: '\u202F:' },
  ru: WESTERN,
  es: WESTERN,
};

/** A letter as plain text, in paragraphs of short lines. */
export function renderText(content: LetterContent): string {
  const signs = SIGNS[content.language];
  const paragraphs = [
    ...renderMarks(content.marks),
    ...(content.marks.length === 0 ? [] : [RULE]),
    ...(content.salutation === null ? [] : [wrap(content.salutation)]),
    ...content.opening.map((paragraph) => wrap(paragraph)),
    ...(content.overview === null ? [] : renderOverview(content.overview, signs)),
    ...content.parts.flatMap((part) => renderPart(part, signs)),
    ...(content.parts.length > 1 ? [RULE] : []),
    ...content.sections.flatMap((section) => renderSection(section, signs)),
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
function renderOverview({ heading, columns, rows }: LetterOverview, signs: Signs): string[] {
  const labels = columns.slice(1);
  return [
    toTitle(heading),
    ...rows.map(([what = '', ...cells]) =>
      [
        wrap(what, '- ', '  '),
        renderFacts(
          labels.map((label, index) => ({ label, value: cells[index] ?? '' })),
          signs,
          '  ',
        ),
      ].join('\n'),
    ),
  ];
}

function renderPart({ heading, marks, opening, facts, sections }: LetterPart, signs: Signs): string[] {
  return [
    ...(heading === null ? [] : [RULE, wrap(heading)]),
    ...renderMarks(marks),
    ...opening.map((paragraph) => wrap(paragraph)),
    renderFacts(facts, signs),
    ...sections.flatMap((section) => renderSection(section, signs)),
  ];
}

function renderFacts(facts: readonly LetterFact[], { colon }: Signs, indent = ''): string {
  const labels = facts.map(({ label }) => `${indent}${label}${colon}`);
  const widest = Math.max(...labels.map(displayWidth).filter((width) => width < LABEL_WIDTH), 0);
  const width = widest + 1;
  const next = ' '.repeat(width);
  return facts
    .map(({ value }, index) => {
      const label = labels[index] ?? '';
      if (displayWidth(label) < LABEL_WIDTH) return wrap(value, padToWidth(label, width), next);
      return `${wrap(label)}\n${wrap(value, next)}`;
    })
    .join('\n');
}

function renderSection({ heading, paragraphs, items }: LetterSection, { open, close }: Signs): string[] {
  const before = `  ${open}`;
  const next = ' '.repeat(displayWidth(before));
  return [
    toTitle(heading),
    ...paragraphs.map((paragraph) => wrap(paragraph)),
    ...items.map(({ text, note }) =>
      [wrap(text, '- ', '  '), ...(note === null ? [] : [wrap(`${note}${close}`, before, next)])].join('\n'),
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
