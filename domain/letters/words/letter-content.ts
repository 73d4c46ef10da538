import type { Language } from './phrasebook.ts';

/** One line of the short table of a date: `Due by` and the day. */
export interface LetterFact {
  readonly label: string;
  readonly value: string;
}

/** An entry of a list, with the small print that belongs to it. */
export interface LetterItem {
  readonly text: string;
  readonly note: string | null;
}

export interface LetterSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly items: readonly LetterItem[];
}

/** The list at the beginning of a letter that carries several dates; each row has as many cells as there are columns. */
export interface LetterOverview {
  readonly heading: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What a letter says of one date. */
export interface LetterPart {
  /** `null` where the letter carries one date alone. */
  readonly heading: string | null;
  /** Warnings that belong to this date alone. */
  readonly marks: readonly string[];
  readonly opening: readonly string[];
  readonly facts: readonly LetterFact[];
  readonly sections: readonly LetterSection[];
}

/**
 * What a letter says, before it is plain text or HTML: both are made from this one model, so neither can say what the
 * other does not. Strings are plain text of one line, free of control characters and of marks that reverse the direction of reading;
 * isolates stand around words of the other direction.
 */
export interface LetterContent {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  /** Name of the sender, beside the address. */
  readonly sender: string;
  readonly subject: string;
  /** Warnings to be read before all else: sample, rehearsal, late, assumed date. */
  readonly marks: readonly string[];
  /** `null` in notes to the secretariat, which greet nobody. */
  readonly salutation: string | null;
  readonly opening: readonly string[];
  /** `null` where there are no several dates to be listed. */
  readonly overview: LetterOverview | null;
  /** One for each date, the soonest first; none in a letter that carries tasks alone. */
  readonly parts: readonly LetterPart[];
  /** What is said once for all dates. */
  readonly sections: readonly LetterSection[];
  readonly closing: readonly string[];
}
