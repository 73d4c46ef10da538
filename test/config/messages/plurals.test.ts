import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { toLocale } from '../../../config/messages/check-translation.ts';
import { readLanguageTexts } from '../../../config/messages/language-texts.ts';
import { LANGUAGES, type Language } from '../../../domain/letters/words/phrasebook.ts';
import { pickPhrasebook } from '../../../domain/letters/words/pick-phrasebook.ts';
import { PHRASEBOOKS } from '../../support/phrasebooks.ts';

/** What a plural offers: `=1`, `few`, … with whether that branch shows the number. */
interface Plural {
  readonly key: string;
  readonly slot: string;
  readonly branches: ReadonlyMap<string, boolean>;
}

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** Numbers that letters have, and one for the category that French and Spanish have for millions alone. */
const NUMBERS = [...Array.from({ length: 121 }, (_, number) => number), 1_000_000];

/** Says no number in any language: these dates are listed with it. */
const NUMBERLESS = new Set(['letter.calendar']);

/** Arabic has forms of the noun for one and two, which leave no place for a figure. */
const WORDS_FOR_NUMBERS: Readonly<Partial<Record<Language, readonly string[]>>> = { ar: ['one', 'two'] };

describe.each(LANGUAGES)('plurals in %s', (language) => {
  const rules = new Intl.PluralRules(language);
  const plurals = pluralsOf(language);

  test('there are some', () => {
    expect(plurals.length).toBeGreaterThan(20);
  });

  test.each(plurals.map((plural) => [`${plural.key} {${plural.slot}}`, plural] as const))(
    '%s has a branch of its own for every number, and none that no number takes',
    (_name, { branches }) => {
      const taken = new Set(
        NUMBERS.map((number) => (branches.has(`=${number}`) ? `=${number}` : rules.select(number))),
      );
      expect([...taken].filter((branch) => !branches.has(branch))).toEqual([]);
      // A plural must have `other`, which in Russian is for fractions alone.
      expect([...branches.keys()].filter((branch) => branch !== 'other' && !taken.has(branch))).toEqual([]);
    },
  );

  test.each(plurals.map((plural) => [`${plural.key} {${plural.slot}}`, plural] as const))(
    '%s shows the number, but where a word says it',
    (_name, { key, branches }) => {
      const silent = [...branches].filter(([, shows]) => !shows).map(([branch]) => branch);
      const allowed = NUMBERLESS.has(key) ? [...branches.keys()] : (WORDS_FOR_NUMBERS[language] ?? []);
      expect(silent.filter((branch) => !branch.startsWith('=') && !allowed.includes(branch))).toEqual([]);
    },
  );

  test('whatever the number, no sign of the message’s form is left', () => {
    const { say } = pickPhrasebook(PHRASEBOOKS, language);
    for (const { key } of plurals) {
      for (const number of NUMBERS) {
        const said = say(key, valuesFor(language, key, number));
        expect(said, `${key} with ${number}`).not.toMatch(/[{}#]|undefined/);
      }
    }
  });
});

test('the number is in European digits in all languages', () => {
  const said = LANGUAGES.map((language) =>
    pickPhrasebook(PHRASEBOOKS, language).say('dates.span.days', { days: 11 }),
  );
  expect(said).toEqual(['11 يوماً', '11天', '11 days', '11 jours', '11 дней', '11 días']);
});

test('1, 2, 5, 11, 21, 102 in the languages that tell them apart', () => {
  const days = (language: Language) =>
    [1, 2, 5, 11, 21, 102].map((number) =>
      pickPhrasebook(PHRASEBOOKS, language).say('dates.span.days', { days: number }),
    );
  expect(days('ru')).toEqual(['1 день', '2 дня', '5 дней', '11 дней', '21 день', '102 дня']);
  expect(days('ar')).toEqual(['يوم واحد', 'يومان', '5 أيام', '11 يوماً', '21 يوماً', '102 يوم']);
});

function pluralsOf(language: Language): readonly Plural[] {
  return [...readLanguageTexts(language).messages].flatMap(([key, { text }]) =>
    collect(key, parse(text, language)),
  );
}

function parse(text: string, language: Language): readonly Element[] {
  return new IntlMessageFormat(text, toLocale(language), undefined, { ignoreTag: true }).getAst();
}

function collect(key: string, elements: readonly Element[]): readonly Plural[] {
  return elements.flatMap((element): readonly Plural[] => {
    if (!('options' in element)) return [];
    const options = Object.entries(element.options);
    const inner = options.flatMap(([, { value }]) => collect(key, value));
    if (!('pluralType' in element)) return inner;
    const branches = new Map(options.map(([name, { value }]) => [name, value.some(isNumberSign)]));
    return [{ key, slot: element.value, branches }, ...inner];
  });
}

/** `#` is the only element that has nothing in it. */
function isNumberSign(element: Element): boolean {
  return !('value' in element);
}

/** Every slot of a message: the number in each plural, some text elsewhere. */
function valuesFor(
  language: Language,
  key: string,
  number: number,
): Readonly<Record<string, string | number>> {
  const text = readText(language, key);
  const slots = [...text.matchAll(/\{(\w+)(,)?/g)];
  return Object.fromEntries(
    slots.map(([, slot = '', comma]) => [slot, comma === undefined ? 'text' : number]),
  );
}

const TEXTS = new Map(LANGUAGES.map((language) => [language, readLanguageTexts(language).messages]));

function readText(language: Language, key: string): string {
  return TEXTS.get(language)?.get(key)?.text ?? '';
}
