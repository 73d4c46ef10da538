import type { Language } from './phrasebook.ts';

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  ar: 'Arabic',
  zh: 'Chinese',
  en: 'English',
  fr: 'French',
  ru: 'Russian',
  es: 'Spanish',
};

/** `Arabic`; the code itself of a language that letters are not written in. */
export function toLanguageName(code: string): string {
  return code in LANGUAGE_NAMES ? LANGUAGE_NAMES[code as Language] : code;
}
