/** One line of the short table of a letter: `Due by` and the day. */
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

/**
 * What a letter says, before it is plain text or HTML: both are made from this one model, so neither can say what the
 * other does not. Strings are plain text of one line, free of control characters and of marks that reverse the direction of reading.
 */
export interface LetterContent {
  readonly language: 'en';
  readonly direction: 'ltr';
  readonly subject: string;
  /** Warnings to be read before all else: sample, rehearsal, late, assumed date. */
  readonly marks: readonly string[];
  /** `null` in notes to the secretariat, which greet nobody. */
  readonly salutation: string | null;
  readonly opening: readonly string[];
  readonly facts: readonly LetterFact[];
  readonly sections: readonly LetterSection[];
  readonly closing: readonly string[];
}
