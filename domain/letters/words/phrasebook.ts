import type { CivilDate, Instant, TimeSpan } from '../../calendar/time.ts';

/** The six official languages of the United Nations, by ISO 639-1. */
export const LANGUAGES = ['ar', 'zh', 'en', 'fr', 'ru', 'es'] as const;

export type Language = (typeof LANGUAGES)[number];

/** Values that a message names in braces. */
export type PhraseValues = Readonly<Record<string, string | number>>;

/** All that letters are written with in one language. */
export interface Phrasebook {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  /** Digest of all texts of this language; another one means that a text has changed. */
  readonly digest: string;
  /**
   * A fixed text by its key, with its values put in; those of the other direction of writing stand between isolates, so that they cannot
   * disturb the text around them. @throws RangeError when the language has no such key, or a value is missing.
   */
  readonly say: (key: string, values?: PhraseValues) => string;
  /**
   * A text of the procedure (`obligation.feedback.title`) in this language; `undefined` where there is no translation, or where the
   * translation was made from another English text than `original`.
   */
  readonly findProcedureText: (mechanism: string, key: string, original?: string) => string | undefined;
  /** Name of a State by its code, in this language; the name given where the list has none. */
  readonly nameState: (code: string, otherwise: string) => string;
  /** `1 May 2022`. */
  readonly date: (day: CivilDate) => string;
  /** `Sunday, 1 May 2022`. */
  readonly dayInFull: (day: CivilDate) => string;
  /** `6 months and 15 days`. */
  readonly span: (span: TimeSpan) => string;
  /** `2022-05-01 22:00 UTC`. */
  readonly moment: (at: Instant) => string;
}
