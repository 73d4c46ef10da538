import type { Language } from '../../domain/letters/words/phrasebook.ts';
import type { FileFault } from '../file-error.ts';
import type { LanguageTexts } from './language-texts.ts';
import type { FileText, FileTexts } from './message-file.ts';
import { type Message, parseMessage } from './parse-message.ts';

/** Letters have European digits in every language, and so have the numbers inside a message. */
export function toLocale(language: Language): string {
  return `${language}-u-nu-latn`;
}

/** What keeps these messages from being said in the place of the English ones; empty where nothing does. */
export function findMessageFaults(
  { language, messages }: LanguageTexts,
  english: LanguageTexts,
): readonly FileFault[] {
  const locale = toLocale(language);
  return [
    ...findKeyFaults(messages, english.messages),
    ...[...messages].flatMap(([key, message]) => {
      const original = english.messages.get(key);
      return original === undefined ? [] : findSlotFaults(message, original, locale);
    }),
  ];
}

/** Keys that are missing, and keys that English does not have. */
export function findKeyFaults(texts: FileTexts, english: FileTexts): readonly FileFault[] {
  return [
    ...[...english.keys()]
      .filter((key) => !texts.has(key))
      .flatMap((key) => findNeighbour(key, texts)?.faultAt(`also the text “${key}”`, 'nothing') ?? []),
    ...[...texts]
      .filter(([key]) => !english.has(key))
      .map(([key, { faultAt }]) => faultAt('no text of this name, since English has none', key)),
  ];
}

/** The last text beside which a missing one should stand: in the same mapping, or else in the nearest that holds it. */
function findNeighbour(key: string, texts: FileTexts): FileText | undefined {
  const parent = key.split('.').slice(0, -1).join('.');
  const beside = [...texts].filter(([other]) => parent === '' || other.startsWith(`${parent}.`)).at(-1);
  return beside?.[1] ?? (parent === '' ? undefined : findNeighbour(parent, texts));
}

function findSlotFaults(message: FileText, original: FileText, locale: string): readonly FileFault[] {
  const read = tryToParse(message.text, locale);
  if (read instanceof Error) return [message.faultAt(`an ICU message (${read.message})`)];
  const wanted = tryToParse(original.text, locale);
  if (wanted instanceof Error || wanted.slots.join() === read.slots.join()) return [];
  return [message.faultAt(`the slots of the English message, ${list(wanted.slots)}`, list(read.slots))];
}

function tryToParse(text: string, locale: string): Message | Error {
  try {
    return parseMessage(text, locale);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function list(slots: readonly string[]): string {
  return slots.length === 0 ? 'none' : slots.map((slot) => `{${slot}}`).join(' ');
}
