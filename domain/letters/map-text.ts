import type { LetterContent } from './letter-content.ts';

/** The same letter with every piece of text passed through `change`. */
export function mapText(content: LetterContent, change: (text: string) => string): LetterContent {
  return {
    language: content.language,
    direction: content.direction,
    subject: change(content.subject),
    marks: content.marks.map(change),
    salutation: content.salutation === null ? null : change(content.salutation),
    opening: content.opening.map(change),
    facts: content.facts.map(({ label, value }) => ({ label: change(label), value: change(value) })),
    sections: content.sections.map(({ heading, paragraphs, items }) => ({
      heading: change(heading),
      paragraphs: paragraphs.map(change),
      items: items.map(({ text, note }) => ({
        text: change(text),
        note: note === null ? null : change(note),
      })),
    })),
    closing: content.closing.map(change),
  };
}
