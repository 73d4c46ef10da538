import type { LetterContent, LetterPart, LetterSection } from './letter-content.ts';

/** Characters that nobody sees, and line breaks. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
/** Those that a phrasebook puts around words of the other direction; they are let through. */
const ISOLATE = /[\u2066\u2068\u2069]/u;
const ISOLATES = /[\u2066\u2068\u2069]/gu;

/**
 * The same letter, each piece of text on one line and free of unseen characters. What people recorded was made so before it was put
 * into a sentence; this looks once more at all there is, so that nothing forgotten can break a header or turn a line round.
 */
export function cleanContent(content: LetterContent): LetterContent {
  return {
    ...content,
    sender: cleanLine(content.sender),
    subject: cleanLine(content.subject),
    marks: content.marks.map(cleanLine),
    salutation: content.salutation === null ? null : cleanLine(content.salutation),
    opening: content.opening.map(cleanLine),
    overview:
      content.overview === null
        ? null
        : {
            heading: cleanLine(content.overview.heading),
            columns: content.overview.columns.map(cleanLine),
            rows: content.overview.rows.map((cells) => cells.map(cleanLine)),
          },
    parts: content.parts.map(cleanPart),
    sections: content.sections.map(cleanSection),
    closing: content.closing.map(cleanLine),
  };
}

function cleanPart({ heading, marks, opening, facts, sections }: LetterPart): LetterPart {
  return {
    heading: heading === null ? null : cleanLine(heading),
    marks: marks.map(cleanLine),
    opening: opening.map(cleanLine),
    facts: facts.map(({ label, value }) => ({ label: cleanLine(label), value: cleanLine(value) })),
    sections: sections.map(cleanSection),
  };
}

function cleanSection({ heading, paragraphs, items }: LetterSection): LetterSection {
  return {
    heading: cleanLine(heading),
    paragraphs: paragraphs.map(cleanLine),
    items: items.map(({ text, note }) => ({
      text: cleanLine(text),
      note: note === null ? null : cleanLine(note),
    })),
  };
}

/** Isolates that do not match, which no phrasebook makes, are taken away with the rest. */
function cleanLine(text: string): string {
  if (text.search(UNSEEN) < 0) return text.trim();
  const clean = text.replaceAll(UNSEEN, (sign) => (ISOLATE.test(sign) ? sign : ' ')).trim();
  return isBalanced(clean) ? clean : clean.replaceAll(ISOLATES, '');
}

function isBalanced(text: string): boolean {
  let open = 0;
  for (const [mark] of text.matchAll(ISOLATES)) {
    open += mark === '\u2069' ? -1 : 1;
    if (open < 0) return false;
  }
  return open === 0;
}
