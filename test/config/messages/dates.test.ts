import { describe, expect, test } from 'vitest';
import { addDays, parseCivilDate } from '../../../domain/calendar/civil-date.ts';
import type { Instant } from '../../../domain/calendar/time.ts';
import { parseTimeSpan } from '../../../domain/calendar/time-span.ts';
import { LANGUAGES, type Language } from '../../../domain/letters/words/phrasebook.ts';
import { pickPhrasebook } from '../../../domain/letters/words/pick-phrasebook.ts';
import { PHRASEBOOKS } from '../../support/phrasebooks.ts';

const ISOLATES = /[\u2066-\u2069]/g;

interface Form {
  readonly date: string;
  readonly inFull: string;
  readonly span: string;
  readonly moment: string;
}

/** Written by hand, after documents of the United Nations in each language. */
const FORMS: Readonly<Record<Language, Form>> = {
  ar: {
    date: '1 أيار/مايو 2022',
    inFull: 'الأحد 1 أيار/مايو 2022',
    span: '6 أشهر و15 يوماً',
    moment: '2022-05-01، الساعة 22:00 بالتوقيت العالمي المنسّق',
  },
  zh: {
    date: '2022年5月1日',
    inFull: '2022年5月1日（星期日）',
    span: '6个月零15天',
    moment: '协调世界时2022-05-01 22:00',
  },
  en: {
    date: '1 May 2022',
    inFull: 'Sunday, 1 May 2022',
    span: '6 months and 15 days',
    moment: '2022-05-01 22:00 UTC',
  },
  fr: {
    date: '1er mai 2022',
    inFull: 'dimanche 1er mai 2022',
    span: '6 mois et 15 jours',
    moment: '2022-05-01 22:00 UTC',
  },
  ru: {
    date: '1 мая 2022 года',
    inFull: 'воскресенье, 1 мая 2022 года',
    span: '6 месяцев и 15 дней',
    moment: '2022-05-01 22:00 UTC',
  },
  es: {
    date: '1 de mayo de 2022',
    inFull: 'domingo 1 de mayo de 2022',
    span: '6 meses y 15 días',
    moment: '2022-05-01 22:00 UTC',
  },
};

describe.each(LANGUAGES)('days and spans in %s', (language) => {
  const phrasebook = pickPhrasebook(PHRASEBOOKS, language);
  const form = FORMS[language];
  const day = parseCivilDate('2022-05-01');

  test('have the form of the language', () => {
    expect(phrasebook.date(day)).toBe(form.date);
    expect(phrasebook.dayInFull(day)).toBe(form.inFull);
    expect(phrasebook.span(parseTimeSpan('P6M15D'))).toBe(form.span);
    const moment = phrasebook.moment('2022-05-01T22:00:00.000Z' as Instant);
    expect(moment.replaceAll(ISOLATES, '')).toBe(form.moment);
  });

  test('of a leap year are all told apart, each with its weekday', () => {
    const year = Array.from({ length: 366 }, (_, index) => addDays(parseCivilDate('2024-01-01'), index));
    expect(new Set(year.map((each) => phrasebook.date(each))).size).toBe(366);
    const locale = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
    for (const each of year) {
      expect(phrasebook.dayInFull(each)).toContain(locale.format(new Date(`${each}T12:00:00Z`)));
    }
  });
});

test.each(['en', 'fr', 'es', 'ru', 'zh', 'ar'] as const)(
  '%s: months are those that Unicode’s data has',
  (language) => {
    const { say } = pickPhrasebook(PHRASEBOOKS, language);
    const locale = new Intl.DateTimeFormat(language === 'ar' ? 'ar-EG-u-nu-latn' : language, {
      month: 'long',
      day: 'numeric',
      timeZone: 'UTC',
    });
    for (let month = 1; month <= 12; month += 1) {
      const parts = locale.formatToParts(new Date(Date.UTC(2022, month - 1, 2)));
      const name = parts.find(({ type }) => type === 'month')?.value ?? '';
      // In Arabic the name in use in the Levant stands before it, and June and July are spelt as the United Nations spell them.
      const known = name.replace('يونيو', 'يونيه').replace('يوليو', 'يوليه');
      expect(say(`dates.month.${month}`)).toContain(known);
    }
  },
);
