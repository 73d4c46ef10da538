import { createPhrasebook } from '../../config/messages/create-phrasebook.ts';
import { readLanguageTexts } from '../../config/messages/language-texts.ts';
import { loadStateNames } from '../../config/parties/state-names.ts';
import type { Language, Phrasebook } from '../../domain/letters/phrasebook.ts';

const english = readLanguageTexts('en');

/** The shipped texts. */
export const PHRASEBOOKS: ReadonlyMap<Language, Phrasebook> = new Map([
  ['en', createPhrasebook({ texts: english, english, stateNames: loadStateNames() })],
]);
