import { createHash } from 'node:crypto';
import { weekdayOf } from '../../domain/calendar/civil-date.ts';
import type { CivilDate } from '../../domain/calendar/time.ts';
import { toMonthsAndDays } from '../../domain/calendar/time-span.ts';
import type { Phrasebook, PhraseValues } from '../../domain/letters/words/phrasebook.ts';
import type { StateNames } from '../parties/state-names.ts';
import { toLocale } from './check-translation.ts';
import { isolate } from './isolate.ts';
import type { LanguageTexts } from './language-texts.ts';
import type { FileTexts } from './message-file.ts';
import { type Message, parseMessage } from './parse-message.ts';

export interface PhrasebookSources {
  readonly texts: LanguageTexts;
  /** What translations of procedures were made from. */
  readonly english: LanguageTexts;
  readonly stateNames: StateNames;
}

/** The phrasebook of texts that have been checked. Days and spans are messages too, so that a letter is the same on every machine. */
export function createPhrasebook({ texts, english, stateNames }: PhrasebookSources): Phrasebook {
  const { language } = texts;
  const direction = language === 'ar' ? 'rtl' : 'ltr';
  const messages = new Map<string, Message>();

  function requireMessage(key: string): Message {
    const known = messages.get(key);
    if (known !== undefined) return known;
    const found = texts.messages.get(key);
    if (found === undefined) throw new RangeError(`the texts in ${language} have no “${key}”`);
    const message = parseMessage(found.text, toLocale(language));
    messages.set(key, message);
    return message;
  }

  function say(key: string, values: PhraseValues = {}): string {
    const { format, slots } = requireMessage(key);
    const given: Record<string, string | number> = {};
    for (const slot of slots) {
      const value = values[slot];
      if (value === undefined)
        throw new RangeError(`“${key}” in ${language} needs ${slot}, which was not given`);
      given[slot] = typeof value === 'string' ? isolate(value, direction) : value;
    }
    return format(given);
  }

  function date(day: CivilDate): string {
    const [year = '', month = '', ofMonth = ''] = day.split('-');
    return say('dates.date', {
      day: Number(ofMonth),
      month: say(`dates.month.${Number(month)}`),
      year: String(Number(year)),
    });
  }

  return {
    language,
    direction,
    digest: digestOf(texts),
    say,
    findProcedureText(mechanism, key, original) {
      if (original !== undefined && english.procedures.get(mechanism)?.get(key)?.text !== original) {
        return undefined;
      }
      return texts.procedures.get(mechanism)?.get(key)?.text;
    },
    nameState: (code, otherwise) => stateNames(code, language) ?? otherwise,
    date,
    dayInFull: (day) =>
      say('dates.in-full', { weekday: say(`dates.weekday.${weekdayOf(day)}`), date: date(day) }),
    span(span) {
      const { months, days } = toMonthsAndDays(span);
      if (months === 0) return say('dates.span.days', { days });
      return days === 0 ? say('dates.span.months', { months }) : say('dates.span.both', { months, days });
    },
    moment: (at) => say('dates.moment', { day: at.slice(0, 10), time: at.slice(11, 16) }),
  };
}

/** SHA-256 over keys and texts in the order of the keys, so that neither comments nor the order of a file count. */
function digestOf({ messages, procedures }: LanguageTexts): string {
  const named = [
    ['messages', entriesOf(messages)],
    ...[...procedures].map(([mechanism, texts]) => [mechanism, entriesOf(texts)]),
  ];
  return createHash('sha256').update(JSON.stringify(named)).digest('hex');
}

function entriesOf(texts: FileTexts): readonly (readonly [string, string])[] {
  return [...texts]
    .map(([key, { text }]) => [key, text] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));
}
