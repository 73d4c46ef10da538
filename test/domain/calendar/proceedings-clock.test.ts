import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REAL_TIME, toProceedingsTime, toRealMs } from '../../../domain/calendar/proceedings-clock.ts';
import type { Instant } from '../../../domain/calendar/time.ts';

const DAY_A_SECOND = {
  origin: '2026-11-26T10:00:00.000Z' as Instant,
  start: '2020-10-16T00:00:00.000Z' as Instant,
  rate: 86_400,
};

describe('the clock of the proceedings', () => {
  it('is real time in production', () => {
    const now = Date.parse('2026-11-26T10:00:00.123Z');
    expect(toProceedingsTime(REAL_TIME, now)).toBe('2026-11-26T10:00:00.123Z');
    expect(toRealMs(REAL_TIME, '2026-11-26T10:00:00.123Z' as Instant)).toBe(now);
  });

  it('lets a day pass in a second of a rehearsal', () => {
    const origin = Date.parse(DAY_A_SECOND.origin);
    expect(toProceedingsTime(DAY_A_SECOND, origin)).toBe('2020-10-16T00:00:00.000Z');
    expect(toProceedingsTime(DAY_A_SECOND, origin + 1_000)).toBe('2020-10-17T00:00:00.000Z');
    expect(toRealMs(DAY_A_SECOND, '2021-10-16T00:00:00.000Z' as Instant)).toBe(origin + 365_000);
  });

  it('leads there and back within a millisecond of the proceedings', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000 }), (elapsedMs) => {
        const realMs = Date.parse(DAY_A_SECOND.origin) + elapsedMs;
        expect(toRealMs(DAY_A_SECOND, toProceedingsTime(DAY_A_SECOND, realMs))).toBeCloseTo(realMs, 3);
      }),
    );
  });
});
