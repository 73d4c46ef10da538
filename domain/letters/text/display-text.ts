/** Longest name that a letter shows; the rest gives way to an ellipsis. */
export const LONGEST_NAME = 120;

/** Control and format characters: line breaks, tabs, marks and overrides of direction, invisible joiners, lone surrogates. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu;

/** Runs of spaces, and single ones other than the two that hold words of a sentence together: `« mot »`. */
const SPACES = /\s{2,}|[^\S \u00A0\u202F]/gu;

/**
 * Makes recorded text safe to show on one line: what cannot be seen becomes a space, runs of spaces become one, and what is longer than
 * `longest` characters is cut with an ellipsis. Text may not break a header, hide a word or turn the direction of reading.
 */
export function toDisplayText(text: string, longest = 2_000): string {
  // A name may have megabytes; only the part that can survive is looked at.
  const candidate = text.slice(0, longest * 8);
  const oneLine = candidate.replaceAll(UNSEEN, ' ').replaceAll(SPACES, ' ').trim();
  const characters = Array.from(oneLine);
  if (characters.length <= longest) return oneLine;
  return `${characters
    .slice(0, longest - 1)
    .join('')
    .trimEnd()}…`;
}
