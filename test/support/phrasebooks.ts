import { createPhrasebook } from '../../config/messages/create-phrasebook.ts';
import { readLanguageTexts } from '../../config/messages/language-texts.ts';
import { loadPhrasebooks } from '../../config/messages/load-phrasebooks.ts';
import { loadStateNames } from '../../config/parties/state-names.ts';
import type { Language, Phrasebook } from '../../domain/letters/words/phrasebook.ts';
import { toPseudo, withAccents } from './pseudo-locale.ts';

/** The shipped texts. */
export const PHRASEBOOKS: ReadonlyMap<Language, Phrasebook> = loadPhrasebooks();

/** The shipped texts with a list of States that is empty, so that recorded names are shown. */
export function withoutStateNames(language: Language): Phrasebook {
  const texts = readLanguageTexts(language);
  return createPhrasebook({ texts, english: readLanguageTexts('en'), stateNames: () => undefined });
}

/**
 * English that no code wrote: every letter of a message has an accent and every message is longer. What a letter shows without accents
 * comes from facts, or from code that speaks English.
 */
export function pseudoPhrasebook(): Phrasebook {
  const english = readLanguageTexts('en');
  const texts = {
    ...english,
    messages: new Map(
      [...english.messages].map(([key, message]) => [key, { ...message, text: toPseudo(message.text) }]),
    ),
    procedures: new Map(
      [...english.procedures].map(([mechanism, ofProcedure]) => [
        mechanism,
        new Map([...ofProcedure].map(([key, plain]) => [key, { ...plain, text: withAccents(plain.text) }])),
      ]),
    ),
  };
  return createPhrasebook({ texts, english, stateNames: loadStateNames() });
}
