import { expect, it } from 'vitest';
import { parseCivilDate } from '../../../domain/calendar/civil-date.ts';
import {
  toEnglishDate,
  toEnglishDays,
  toEnglishSpan,
  toEnglishWeekday,
} from '../../../domain/calendar/english.ts';
import { parseTimeSpan } from '../../../domain/calendar/time-span.ts';

it('a day is written as officers write it', () => {
  expect(toEnglishDate(parseCivilDate('2022-05-01'))).toBe('1 May 2022');
  expect(toEnglishWeekday(parseCivilDate('2022-05-01'))).toBe('Sunday');
});

it('a span is said in months and days', () => {
  expect(toEnglishSpan(parseTimeSpan('P6M'))).toBe('6 months');
  expect(toEnglishSpan(parseTimeSpan('P1M1D'))).toBe('1 month and 1 day');
  expect(toEnglishSpan(parseTimeSpan('P2W'))).toBe('14 days');
  expect(toEnglishSpan(parseTimeSpan('P0D'))).toBe('0 days');
});

it('one day is not one days', () => {
  expect([1, 0, 40].map(toEnglishDays)).toEqual(['1 day', '0 days', '40 days']);
});
