import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { weekdayOf } from '../../../domain/calendar/civil-date.ts';
import { nextOpening, type OfficeHours } from '../../../domain/calendar/office-hours.ts';
import type { CivilDate, Instant } from '../../../domain/calendar/time.ts';
import { atLocalTime, parseZoneName, toCivilDate } from '../../../domain/calendar/zoned.ts';
import { at } from '../../support/reviews-in-register.ts';

const VIENNA: OfficeHours = {
  zone: parseZoneName('Europe/Vienna'),
  weekend: [6, 7],
  opens: '09:00',
  closes: '17:00',
};
const never = (): boolean => false;
const opens = (moment: string, hours = VIENNA, isHoliday: (day: CivilDate) => boolean = never): Instant =>
  nextOpening(hours, isHoliday, at(moment));

describe('the next opening of an office', () => {
  test('is the moment itself from the first of the hours to before the last', () => {
    expect(opens('2026-11-26T08:00:00Z')).toBe('2026-11-26T08:00:00.000Z');
    expect(opens('2026-11-26T15:59:59.999Z')).toBe('2026-11-26T15:59:59.999Z');
  });

  test('is the same morning before the hours, and the next after them', () => {
    expect(opens('2026-11-26T07:59:59.999Z')).toBe('2026-11-26T08:00:00.000Z');
    expect(opens('2026-11-26T16:00:00Z')).toBe('2026-11-27T08:00:00.000Z');
  });

  test('passes over the weekend and the holidays that follow it', () => {
    // 24 December 2026 is a Thursday.
    const christmas = (day: CivilDate): boolean => ['2026-12-25', '2026-12-28'].includes(day);
    expect(opens('2026-12-24T16:00:00Z', VIENNA, christmas)).toBe('2026-12-29T08:00:00.000Z');
  });

  test('keeps local time across both changes of the clocks', () => {
    expect(opens('2026-03-27T16:00:00Z')).toBe('2026-03-30T07:00:00.000Z');
    expect(opens('2026-10-23T15:00:00Z')).toBe('2026-10-26T08:00:00.000Z');
  });

  test('an hour that the clocks skip is the moment after the gap', () => {
    // In Vienna on 28 March 2027, a Sunday, 02:00 becomes 03:00.
    const night = { ...VIENNA, weekend: [1], opens: '02:30', closes: '05:00' };
    expect(opens('2027-03-28T00:00:00Z', night)).toBe('2027-03-28T01:30:00.000Z');
  });

  test('a day that a zone left out is no day of work', () => {
    // Samoa had no 30 December 2011, a Friday; the 29th ended where the 31st began.
    const apia = { ...VIENNA, zone: parseZoneName('Pacific/Apia') };
    expect(opens('2011-12-30T05:00:00Z', apia)).toBe('2012-01-01T19:00:00.000Z');
  });

  test('an office that never opens is a fault, not an endless search', () => {
    expect(() => opens('2026-11-26T08:00:00Z', VIENNA, () => true)).toThrow(RangeError);
  });
});

describe('for any office and moment', () => {
  const zones = ['Europe/Vienna', 'America/New_York', 'Africa/Cairo', 'Asia/Kathmandu', 'Pacific/Apia'];
  const anyOffice = fc.record({
    zone: fc.constantFrom(...zones.map(parseZoneName)),
    weekend: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 }),
    opens: fc.constantFrom('00:00', '02:30', '08:15', '09:00'),
    closes: fc.constantFrom('12:00', '17:00', '23:59'),
  });
  const anyHolidays = fc
    .uniqueArray(fc.integer({ min: 1, max: 28 }), { maxLength: 20 })
    .map((days) => (day: CivilDate) => days.includes(Number(day.slice(8))));
  const anyMoment = fc
    .date({ min: new Date('2010-01-01'), max: new Date('2032-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString() as Instant);

  test('the answer is never before the moment, the office is open at it, and it is its own answer', () => {
    fc.assert(
      fc.property(anyOffice, anyHolidays, anyMoment, (office, isHoliday, moment) => {
        const answer = nextOpening(office, isHoliday, moment);
        const day = toCivilDate(answer, office.zone);
        expect(answer >= moment).toBe(true);
        expect(office.weekend).not.toContain(weekdayOf(day));
        expect(isHoliday(day)).toBe(false);
        expect(answer >= atLocalTime(day, office.opens, office.zone)).toBe(true);
        expect(answer < atLocalTime(day, office.closes, office.zone)).toBe(true);
        expect(nextOpening(office, isHoliday, answer)).toBe(answer);
      }),
      { numRuns: 300 },
    );
  });

  test('a later moment never opens earlier', () => {
    fc.assert(
      fc.property(anyOffice, anyHolidays, anyMoment, anyMoment, (office, isHoliday, one, other) => {
        const [earlier, later] = one < other ? [one, other] : [other, one];
        expect(nextOpening(office, isHoliday, earlier) <= nextOpening(office, isHoliday, later)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('no minute before the answer was open', () => {
    fc.assert(
      fc.property(anyOffice, anyHolidays, anyMoment, fc.nat(10_000), (office, isHoliday, moment, part) => {
        const answer = nextOpening(office, isHoliday, moment);
        const between =
          Date.parse(moment) + Math.floor(((Date.parse(answer) - Date.parse(moment)) * part) / 10_001);
        const asked = new Date(between).toISOString() as Instant;
        expect(nextOpening(office, isHoliday, asked)).toBe(answer);
      }),
      { numRuns: 300 },
    );
  });
});
