import { describe, expect, test } from 'vitest';
import { readLanguageTexts } from '../../../config/messages/language-texts.ts';
import { displayWidth } from '../../../domain/letters/text/display-width.ts';
import { LANGUAGES, type Language } from '../../../domain/letters/words/phrasebook.ts';

/** What no text of a language may hold, and why. Slots and the form of a message are taken away before. */
const FAULTS: Readonly<Record<Language, readonly (readonly [string, RegExp])[]>> = {
  ar: [
    ['a comma, semicolon or question mark that is not Arabic', /[,;?]/],
    ['a figure that is not European', /[٠-٩۰-۹]/],
    ['a space before a colon', / [:؛،]/],
  ],
  zh: [
    [
      'a mark that is not full-width beside a Chinese character',
      /\p{Script=Han}[,;:?!()]|[,;:?!()]\p{Script=Han}/u,
    ],
    [
      'a space beside a Chinese character or mark',
      /[\p{Script=Han}，。、；：？！（）“”《》] | [\p{Script=Han}，。、；：？！（）“”《》]/u,
    ],
  ],
  en: [['a space before a mark', / [:;?!,.]/]],
  fr: [
    ['a mark without the narrow no-break space before it', /[^\u202F][;?!»]|[^\u202F]:/],
    ['a quotation mark without the narrow no-break space after it', /«[^\u202F]/],
    ['a straight apostrophe or quotation mark', /['"]/],
  ],
  ru: [
    ['a space before a mark', / [:;?!,.]/],
    ['quotation marks of another language', /["“”]/],
    ['a hyphen in the place of a dash', / - /],
  ],
  es: [
    ['a space before a mark', / [:;?!,.]/],
    ['quotation marks of another language', /["“”]/],
  ],
};

/** Marks and abbreviations that are the same in every language. */
const INTERNATIONAL = /\b(UTC|HTML|PDF|SHA-256|UNODC|Global Initiative|La Strada)\b/g;
/** Names of web pages, and words quoted from them, stay in the language of the page. */
const QUOTED = /[«“][\p{Script=Latin}\d\s\u202F]+[»”]/gu;

describe.each(LANGUAGES)('texts in %s', (language) => {
  const { messages } = readLanguageTexts(language);
  const texts = literalsIn(language);

  test.each(FAULTS[language])('have nowhere %s', (_what, fault) => {
    expect(texts.filter(([, text]) => fault.test(text))).toEqual([]);
  });

  test('have no space twice, and none at either end', () => {
    expect(texts.filter(([, text]) => /\s\s/.test(text))).toEqual([]);
    expect([...messages].filter(([, { text }]) => text !== text.trim())).toEqual([]);
  });

  test('have labels that leave room for the values beside them', () => {
    const labels = [...messages].filter(([key]) => /^letter\.fact\.(?!due-by-value|phase-value)/.test(key));
    expect(labels.filter(([, { text }]) => displayWidth(text) > 30).map(([key]) => key)).toEqual([]);
  });
});

test.each(['ar', 'zh', 'ru'] as const)('%s: texts have no words in Latin letters', (language) => {
  const latin = literalsIn(language).map(
    ([key, text]) => [key, text.replaceAll(QUOTED, '').replaceAll(INTERNATIONAL, '')] as const,
  );
  expect(latin.filter(([, text]) => /\p{Script=Latin}/u.test(text))).toEqual([]);
});

function literalsIn(language: Language): readonly (readonly [string, string])[] {
  const { messages, procedures } = readLanguageTexts(language);
  const all = [...messages, ...[...procedures.values()].flatMap((ofProcedure) => [...ofProcedure])];
  return all.map(([key, { text }]) => [key, literalOf(text)]);
}

/** A message without its form: a slot is a figure, the branches of a plural stand one after the other. */
function literalOf(text: string): string {
  return text
    .replaceAll(/\{\w+, (?:plural|select), /g, '')
    .replaceAll(/\{\w+\}/g, '5')
    .replaceAll(/(?:\} )?(?:=\d+|\b(?:zero|one|two|few|many|other|\d+)) \{/g, '')
    .replaceAll('#', '5')
    .replaceAll('}', '');
}
