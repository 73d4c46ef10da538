import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, parseCivilDate } from '../../../domain/calendar/civil-date.ts';
import type { Instant } from '../../../domain/calendar/time.ts';
import {
  atLocalTime,
  endOfDay,
  parseInstant,
  parseZoneName,
  startOfDay,
  toCivilDate,
} from '../../../domain/calendar/zoned.ts';

const VIENNA = parseZoneName('Europe/Vienna');
const day = parseCivilDate;
const hoursOf = (on: string, zone = VIENNA): number =>
  (Date.parse(endOfDay(day(on), zone)) - Date.parse(startOfDay(day(on), zone))) / 3_600_000;

describe('a day in Vienna', () => {
  it('has 23 hours when the clocks go forward and 25 when they go back', () => {
    expect(['2022-03-26', '2022-03-27', '2022-03-28'].map((on) => hoursOf(on))).toEqual([24, 23, 24]);
    expect(['2022-10-29', '2022-10-30', '2022-10-31'].map((on) => hoursOf(on))).toEqual([24, 25, 24]);
  });

  it('nine in the morning is an hour earlier in UTC on the day the clocks go forward', () => {
    expect(atLocalTime(day('2022-03-26'), '09:00', VIENNA)).toBe('2022-03-26T08:00:00.000Z');
    expect(atLocalTime(day('2022-03-27'), '09:00', VIENNA)).toBe('2022-03-27T07:00:00.000Z');
    expect(atLocalTime(day('2022-10-30'), '09:00', VIENNA)).toBe('2022-10-30T08:00:00.000Z');
  });

  it('a time that comes twice means the first', () => {
    expect(atLocalTime(day('2022-10-30'), '02:30', VIENNA)).toBe('2022-10-30T00:30:00.000Z');
    expect(atLocalTime(day('2022-10-30'), '01:59', VIENNA)).toBe('2022-10-29T23:59:00.000Z');
    expect(atLocalTime(day('2022-10-30'), '03:00', VIENNA)).toBe('2022-10-30T02:00:00.000Z');
  });

  it('a time that is skipped is counted on from before the gap', () => {
    expect(atLocalTime(day('2022-03-27'), '02:30', VIENNA)).toBe('2022-03-27T01:30:00.000Z');
    expect(atLocalTime(day('2022-03-27'), '01:59', VIENNA)).toBe('2022-03-27T00:59:00.000Z');
    expect(atLocalTime(day('2022-03-27'), '03:00', VIENNA)).toBe('2022-03-27T01:00:00.000Z');
  });

  it('ends when the next begins: the last millisecond is in it, the next is not', () => {
    const end = Date.parse(endOfDay(day('2022-05-01'), VIENNA));
    expect(toCivilDate(new Date(end - 1).toISOString() as Instant, VIENNA)).toBe('2022-05-01');
    expect(toCivilDate(new Date(end).toISOString() as Instant, VIENNA)).toBe('2022-05-02');
  });
});

describe('days elsewhere', () => {
  it('begin after the gap where clocks skip midnight', () => {
    // Lebanon, 27 March 2022: midnight became one o'clock.
    expect(startOfDay(day('2022-03-27'), parseZoneName('Asia/Beirut'))).toBe('2022-03-26T22:00:00.000Z');
    expect(hoursOf('2022-03-27', parseZoneName('Asia/Beirut'))).toBe(23);
  });

  it('begin at the first midnight where clocks go back over it', () => {
    // Cuba, 6 November 2022: one o'clock became midnight.
    expect(hoursOf('2022-11-06', parseZoneName('America/Havana'))).toBe(25);
  });

  it('may be missing: Samoa had no 30 December 2011', () => {
    const apia = parseZoneName('Pacific/Apia');
    expect(endOfDay(day('2011-12-29'), apia)).toBe(startOfDay(day('2011-12-31'), apia));
  });

  it.each(['Europe/Vienna', 'Pacific/Kiritimati', 'America/St_Johns', 'Asia/Kathmandu', 'UTC'])(
    'follow each other without gap or overlap in %s',
    (name) => {
      const zone = parseZoneName(name);
      const anyDay = fc.integer({ min: 0, max: 30_000 }).map((days) => addDays(day('1975-01-01'), days));
      fc.assert(
        fc.property(anyDay, (on) => {
          expect(endOfDay(on, zone)).toBe(startOfDay(addDays(on, 1), zone));
          expect(toCivilDate(startOfDay(on, zone), zone)).toBe(on);
          expect(toCivilDate(atLocalTime(on, '12:00', zone), zone)).toBe(on);
        }),
      );
    },
  );
});

describe('reading', () => {
  it('a moment becomes UTC with milliseconds', () => {
    expect(parseInstant('2021-11-16T00:00:00+01:00')).toBe('2021-11-15T23:00:00.000Z');
    expect(parseInstant('2021-11-15T23:00Z')).toBe('2021-11-15T23:00:00.000Z');
    expect(parseInstant('2021-11-15T23:00:00.123Z')).toBe('2021-11-15T23:00:00.123Z');
  });

  it.each(['2021-11-15', '2021-11-15T23:00:00', '2021-02-30T00:00:00Z', '2021-11-15T24:00:00Z', 'now', ''])(
    'the moment %j is refused with what was expected',
    (text) => {
      expect(() => parseInstant(text)).toThrow(/offset.*got/);
    },
  );

  it('a zone that nobody knows is refused', () => {
    expect(() => parseZoneName('Europe/Wien')).toThrow(/IANA.*Europe\/Wien/);
  });

  it.each(['9:00', '24:00', '09:60', '09:00:00', ''])('the local time %j is refused', (time) => {
    expect(() => atLocalTime(day('2022-01-01'), time, VIENNA)).toThrow(/HH:MM/);
  });
});
