import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadOffices } from '../../../config/calendars/load-offices.ts';
import { listYears, readHolidays } from '../../../config/calendars/read-holidays.ts';
import { OFFICES_FILE, readOffices } from '../../../config/calendars/read-offices.ts';
import { loadParties } from '../../../config/parties/load-parties.ts';
import type { Instant } from '../../../domain/calendar/time.ts';
import { at } from '../../support/reviews-in-register.ts';

const offices = loadOffices();
const book = readOffices();
const YEARS = Array.from({ length: 12 }, (_, index) => 2020 + index);

/** The next opening seen from noon of the day, in UTC. */
const fromNoonOf = (office: string, day: string): Instant => offices.opensAt(office, at(`${day}T12:00:00Z`));

describe('the offices', () => {
  test('every party has one, and no other has', () => {
    const codes = loadParties().map(({ code }) => code);
    expect([...book.parties.keys()].toSorted()).toEqual(codes.toSorted());
  });

  test('every year from 2020 to 2031 has a file, and the loader knows it', () => {
    expect(listYears()).toEqual(YEARS);
    expect(YEARS.filter((year) => !offices.knowsYear(year))).toEqual([]);
    expect([2019, 2032].filter((year) => offices.knowsYear(year))).toEqual([]);
  });

  test('Austria closes on 26 October, and so does the secretariat', () => {
    // A Monday in winter time.
    expect(fromNoonOf('AUT', '2026-10-26')).toBe('2026-10-27T08:00:00.000Z');
    expect(fromNoonOf('secretariat', '2026-10-26')).toBe('2026-10-27T08:00:00.000Z');
  });

  test('France closes on 14 July', () => {
    expect(fromNoonOf('FRA', '2026-07-14')).toBe('2026-07-15T07:00:00.000Z');
  });

  test('Egypt closes on Friday and Saturday and works on Sunday', () => {
    // 27 November 2026 is a Friday.
    expect(fromNoonOf('EGY', '2026-11-27')).toBe('2026-11-29T07:00:00.000Z');
    expect(fromNoonOf('EGY', '2026-11-29')).toBe('2026-11-29T12:00:00.000Z');
  });

  test('Brunei closes on Friday and on Sunday and works between', () => {
    expect(offices.opensAt('BRN', at('2026-11-27T02:00:00Z'))).toBe('2026-11-28T01:00:00.000Z');
    expect(offices.opensAt('BRN', at('2026-11-29T02:00:00Z'))).toBe('2026-11-30T01:00:00.000Z');
  });

  test('a festival of several days closes the office on each of them', () => {
    const days = readHolidays(2026, new Set(listsKept())).get('BD') ?? new Set();
    expect([...days].filter((day) => day > '2026-05-20' && day < '2026-06-01')).toEqual([
      '2026-05-27',
      '2026-05-28',
      '2026-05-29',
    ]);
  });

  test('a holiday that begins at sunset closes no office the day before', () => {
    // Rosh Hashanah begins in the evening of Friday, 11 September 2026.
    const days = readHolidays(2026, new Set(listsKept())).get('IL') ?? new Set();
    expect([...days].filter((day) => day.startsWith('2026-09-1'))).toEqual(['2026-09-12', '2026-09-13']);
  });

  test('a year without a file has weekends alone', () => {
    expect(fromNoonOf('AUT', '2032-10-26')).toBe('2032-10-26T12:00:00.000Z');
  });

  test('a party that the list lacks keeps the hours of the secretariat', () => {
    expect(offices.zoneOf('XXX')).toBe('Europe/Vienna');
  });

  test('the README names those for which no list of holidays was found', () => {
    const readme = readFileSync(new URL('README.md', `file://${OFFICES_FILE}`), 'utf8');
    const without = [...book.parties].flatMap(([code, { holidays }]) => (holidays === null ? [code] : []));
    expect(readme).toContain(`${without.length} parties`);
    expect(readme).toContain(`${without.join(', ')}.`);
  });
});

function listsKept(): readonly string[] {
  return [...book.parties.values()].flatMap(({ holidays }) => holidays ?? []);
}
