import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Language } from '../../domain/letters/words/phrasebook.ts';
import { type FileTexts, readMessageFile } from './message-file.ts';

/** Folder of the texts of all languages, one folder each. */
export const MESSAGES_FOLDER = fileURLToPath(new URL('.', import.meta.url));

/** Files of ICU messages; the keys of `letter.yaml` begin with `letter`. */
const MESSAGE_FILES = ['letter', 'dates', 'calendar'] as const;

/** All texts of one language. */
export interface LanguageTexts {
  readonly language: Language;
  /** ICU messages by key. */
  readonly messages: FileTexts;
  /** Plain texts of a mechanism's procedure by key, by mechanism: those of `procedures/untoc.yaml`. */
  readonly procedures: ReadonlyMap<string, FileTexts>;
}

/**
 * Reads the texts of one language. The mechanisms are those that English has texts of, since translations are made from them.
 * @throws FileError when a file is missing or is at fault.
 */
export function readLanguageTexts(language: Language, folder: string = MESSAGES_FOLDER): LanguageTexts {
  const fileOf = (name: string) => path.join(folder, language, `${name}.yaml`);
  const messages = MESSAGE_FILES.flatMap((name) => [...readMessageFile(fileOf(name), [name])]);
  return {
    language,
    messages: new Map(messages),
    procedures: new Map(
      findMechanisms(folder).map((name) => [name, readMessageFile(fileOf(`procedures/${name}`))]),
    ),
  };
}

function findMechanisms(folder: string): readonly string[] {
  const files = readdirSync(path.join(folder, 'en', 'procedures'));
  return files
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => path.basename(name, '.yaml'))
    .sort();
}
