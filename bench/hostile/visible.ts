/** What is seen of a text, without spaces: letters, figures and signs of any script. */
export function toVisible(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Z}\s]/gu, '');
}

/** A letter may cut recorded texts, but not earlier than this, in characters as recorded. */
const LOOKED_AT = 100;

/** So much of it, in characters that are seen, is compared. */
const COMPARED = 30;

/** The beginning of what must be shown of a text that people recorded. */
export function toShown(text: string): string {
  return Array.from(toVisible(text.slice(0, LOOKED_AT)))
    .slice(0, COMPARED)
    .join('');
}
