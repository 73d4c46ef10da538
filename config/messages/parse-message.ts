import { IntlMessageFormat } from 'intl-messageformat';

/** A message that can be said. */
export interface Message {
  /** Names in braces, in order of the alphabet. */
  readonly slots: readonly string[];
  /** @throws Error when a value is missing. */
  readonly format: (values: Readonly<Record<string, string | number>>) => string;
}

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/**
 * Reads an ICU message. Numbers, dates and times have no formats of their own here, and `<` is a sign like any other.
 * @param locale a BCP 47 tag that names its digits: `ar-u-nu-latn`
 * @throws Error that says what is wrong with the message.
 */
export function parseMessage(text: string, locale: string): Message {
  const message = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
  const slots = new Set<string>();
  collectSlots(message.getAst(), slots);
  return {
    slots: [...slots].sort(),
    // Most messages hold one text alone.
    format: slots.size === 0 ? always(String(message.format())) : (values) => String(message.format(values)),
  };
}

function always(text: string): () => string {
  return () => text;
}

function collectSlots(elements: readonly Element[], slots: Set<string>): void {
  for (const element of elements) {
    const type: number = element.type;
    if ('style' in element)
      throw new Error('a slot of a message has no format: dates and numbers come as texts');
    if ('options' in element) {
      slots.add(element.value);
      for (const { value } of Object.values(element.options)) collectSlots(value, slots);
    } else if ('value' in element && type === ARGUMENT) {
      slots.add(element.value);
    }
  }
}

/** The parser's number for `{name}`; literal text has another and the same form. */
const ARGUMENT = 1;
