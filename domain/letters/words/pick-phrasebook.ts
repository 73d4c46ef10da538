import { LANGUAGES, type Language, type Phrasebook } from './phrasebook.ts';

/** The language that letters to a contact are written in: the contact's own (BCP 47: `fr-CH` is French), or English where it is none of the six. */
export function toLetterLanguage(language: string | undefined): Language {
  const primary = (language ?? '').toLowerCase().split('-')[0];
  return LANGUAGES.find((known) => known === primary) ?? 'en';
}

/** @throws RangeError when the texts of that language were not loaded. */
export function pickPhrasebook(
  phrasebooks: ReadonlyMap<Language, Phrasebook>,
  language: string | undefined,
): Phrasebook {
  const wanted = toLetterLanguage(language);
  const phrasebook = phrasebooks.get(wanted);
  if (phrasebook === undefined) throw new RangeError(`the texts in ${wanted} were not loaded`);
  return phrasebook;
}
