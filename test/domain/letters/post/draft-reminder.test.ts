import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysBetween } from '../../../../domain/calendar/civil-date.ts';
import type { Instant } from '../../../../domain/calendar/time.ts';
import { parseZoneName, toCivilDate } from '../../../../domain/calendar/zoned.ts';
import { remindOfDraft } from '../../../../domain/letters/post/draft-reminder.ts';
import { at } from '../../../support/reviews-in-register.ts';

const PROCEDURE = { zone: parseZoneName('Europe/Vienna'), noticeTime: '09:00' };
const SINCE = at('2022-03-01T08:00:00Z');
const remind = (now: string) => remindOfDraft(SINCE, PROCEDURE, at(now));

test('nobody is reminded before the third day at the hour of notices', () => {
  expect(remind('2022-03-01T08:00:00Z')).toEqual({ due: null, nextAt: '2022-03-04T08:00:00.000Z' });
  expect(remind('2022-03-04T07:59:59.999Z')).toEqual({ due: null, nextAt: '2022-03-04T08:00:00.000Z' });
});

test('the first reminder comes on the third day, the next ones each week after it, in local time', () => {
  expect(remind('2022-03-04T08:00:00Z')).toEqual({
    due: { day: '2022-03-04', at: '2022-03-04T08:00:00.000Z' },
    nextAt: '2022-03-11T08:00:00.000Z',
  });
  expect(remind('2022-03-11T07:59:59.999Z').due?.day).toBe('2022-03-04');
  expect(remind('2022-03-11T08:00:00Z').due?.day).toBe('2022-03-11');
  // Summer time began on 27 March.
  expect(remind('2022-04-01T07:00:00Z').due).toEqual({ day: '2022-04-01', at: '2022-04-01T07:00:00.000Z' });
});

test('after an outage the newest reminder alone is due', () => {
  expect(remind('2022-03-30T12:00:00Z')).toMatchObject({ due: { day: '2022-03-25' } });
});

test('at any moment the newest reminder is past, the next one is to come, and a week lies between them', () => {
  const anyMoment = fc
    .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString() as Instant);
  fc.assert(
    fc.property(anyMoment, fc.nat(100_000_000_000), (since, waitedMs) => {
      const now = new Date(Date.parse(since) + waitedMs).toISOString() as Instant;
      const { due, nextAt } = remindOfDraft(since, PROCEDURE, now);
      const next = toCivilDate(nextAt, PROCEDURE.zone);
      expect(nextAt > now).toBe(true);
      expect(due === null || due.at <= now).toBe(true);
      expect(daysBetween(due?.day ?? toCivilDate(since, PROCEDURE.zone), next)).toBe(due === null ? 3 : 7);
    }),
    { numRuns: 300 },
  );
});
