import { LANGUAGES, type Language, type Phrasebook } from '../../domain/letters/words/phrasebook.ts';
import { FileError } from '../file-error.ts';
import { loadStateNames } from '../parties/state-names.ts';
import { findKeyFaults, findMessageFaults } from './check-translation.ts';
import { createPhrasebook } from './create-phrasebook.ts';
import { type LanguageTexts, MESSAGES_FOLDER, readLanguageTexts } from './language-texts.ts';

export type Phrasebooks = ReadonlyMap<Language, Phrasebook>;

/**
 * Reads the texts of all languages and checks each against English: the same keys, the same slots, no faulty message.
 * @throws FileError with all faults of the texts together.
 */
export function loadPhrasebooks(folder: string = MESSAGES_FOLDER): Phrasebooks {
  const all = LANGUAGES.map((language) => readLanguageTexts(language, folder));
  const english = all.find(({ language }) => language === 'en');
  if (english === undefined) throw new Error('English is one of the languages');
  const faults = all.flatMap((texts) => [
    ...findMessageFaults(texts, english),
    ...findProcedureFaults(texts, english),
  ]);
  if (faults.length > 0) throw new FileError('The texts of letters', faults);
  const stateNames = loadStateNames();
  return new Map(all.map((texts) => [texts.language, createPhrasebook({ texts, english, stateNames })]));
}

function findProcedureFaults({ procedures }: LanguageTexts, english: LanguageTexts) {
  return [...procedures].flatMap(([mechanism, texts]) =>
    findKeyFaults(texts, english.procedures.get(mechanism) ?? new Map()),
  );
}
