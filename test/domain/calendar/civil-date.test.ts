import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addSpan,
  daysBetween,
  isCivilDate,
  parseCivilDate,
  subtractSpan,
  weekdayOf,
} from '../../../domain/calendar/civil-date.ts';
import type { TimeSpan } from '../../../domain/calendar/time.ts';

const LAST_DAY = { monthEnd: 'last-day' } as const;
const day = parseCivilDate;
const span = (text: string): TimeSpan => text as TimeSpan;

const anyDay = fc.integer({ min: -50_000, max: 80_000 }).map((days) => addDays(day('1970-01-01'), days));

describe('a civil day', () => {
  it.each(['2021-11-01', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s exists', (text) => {
    expect(isCivilDate(text)).toBe(true);
    expect(parseCivilDate(text)).toBe(text);
  });

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2021-04-31',
    '2021-13-01',
    '2021-00-10',
    '2021-01-00',
    '0000-01-01',
    '2021-1-1',
    '01.11.2021',
    '2021-11-01T00:00',
    ' 2021-11-01',
    '',
  ])('%j is refused with what was expected', (text) => {
    expect(isCivilDate(text)).toBe(false);
    expect(() => parseCivilDate(text)).toThrow(/YYYY-MM-DD.*got/);
  });

  it('is followed by the next across month, year and leap day', () => {
    expect(addDays(day('2021-12-31'), 1)).toBe('2022-01-01');
    expect(addDays(day('2024-02-28'), 1)).toBe('2024-02-29');
    expect(addDays(day('2023-02-28'), 1)).toBe('2023-03-01');
    expect(addDays(day('2024-03-01'), -1)).toBe('2024-02-29');
  });

  it('ends with the calendar', () => {
    expect(() => addDays(day('9999-12-31'), 1)).toThrow(RangeError);
    expect(() => addDays(day('0001-01-01'), -1)).toThrow(RangeError);
  });

  it('knows its weekday, before 1970 too', () => {
    expect(weekdayOf(day('2022-05-01'))).toBe(7);
    expect(weekdayOf(day('2021-11-01'))).toBe(1);
    expect(weekdayOf(day('1945-06-26'))).toBe(2);
  });

  it('has every year of four digits behind it, the first century too', () => {
    expect(daysBetween(day('0001-01-01'), day('0101-01-01'))).toBe(36_524);
  });
});

describe('counting days', () => {
  it('adding what lies between two days leads from one to the other', () => {
    fc.assert(fc.property(anyDay, anyDay, (from, to) => addDays(from, daysBetween(from, to)) === to));
  });

  it('adds associatively', () => {
    const some = fc.integer({ min: -4_000, max: 4_000 });
    fc.assert(
      fc.property(anyDay, some, some, (from, a, b) => addDays(addDays(from, a), b) === addDays(from, a + b)),
    );
  });
});

describe('counting months', () => {
  it.each([
    ['2023-08-31', 'P6M', '2024-02-29'],
    ['2022-08-31', 'P6M', '2023-02-28'],
    ['2023-03-31', 'P6M', '2023-09-30'],
    ['2024-02-29', 'P1Y', '2025-02-28'],
    ['2024-02-29', 'P4Y', '2028-02-29'],
    ['2021-12-31', 'P2M', '2022-02-28'],
    ['2021-01-31', 'P1M15D', '2021-03-15'],
    ['2021-11-01', 'P2W', '2021-11-15'],
    ['2021-11-01', 'P0D', '2021-11-01'],
  ])('%s plus %s is %s', (from, by, to) => {
    expect(addSpan(day(from), span(by), LAST_DAY)).toBe(to);
  });

  it.each([
    ['2024-03-31', 'P1M', '2024-02-29'],
    ['2022-01-15', 'P2M', '2021-11-15'],
    ['2022-05-01', 'P30D', '2022-04-01'],
    ['2024-02-29', 'P1Y', '2023-02-28'],
  ])('%s minus %s is %s', (from, by, to) => {
    expect(subtractSpan(day(from), span(by), LAST_DAY)).toBe(to);
  });

  it('chained months are not the same as months counted at once, which is why they are never chained', () => {
    const chained = addSpan(addSpan(day('2021-01-31'), span('P1M'), LAST_DAY), span('P1M'), LAST_DAY);
    expect(chained).toBe('2021-03-28');
    expect(addSpan(day('2021-01-31'), span('P2M'), LAST_DAY)).toBe('2021-03-31');
  });

  it('a later day never leads to an earlier end', () => {
    const months = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(anyDay, anyDay, months, (one, other, count) => {
        const [first, second] = one <= other ? [one, other] : [other, one];
        const by = span(`P${count}M`);
        return addSpan(first, by, LAST_DAY) <= addSpan(second, by, LAST_DAY);
      }),
    );
  });

  it('refuses to count beyond the calendar', () => {
    expect(() => addSpan(day('9999-06-30'), span('P1Y'), LAST_DAY)).toThrow(RangeError);
  });
});
