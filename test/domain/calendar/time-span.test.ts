import { describe, expect, it } from 'vitest';
import type { TimeSpan } from '../../../domain/calendar/time.ts';
import {
  addSpans,
  isEmptySpan,
  multiplySpan,
  parseTimeSpan,
  toMonthsAndDays,
} from '../../../domain/calendar/time-span.ts';

describe('a time span', () => {
  it.each([
    ['P6M', { months: 6, days: 0 }],
    ['P2W', { months: 0, days: 14 }],
    ['P1M15D', { months: 1, days: 15 }],
    ['P1Y2M3W4D', { months: 14, days: 25 }],
    ['P0D', { months: 0, days: 0 }],
  ])('%s is read as months and days', (text, parts) => {
    expect(toMonthsAndDays(parseTimeSpan(text))).toEqual(parts);
  });

  it.each(['P', '6M', 'P-6M', 'PT24H', 'P1.5M', 'P1D1M', 'p6m', 'P6M ', '', 'P99999Y'])(
    '%j is refused with what was expected',
    (text) => {
      expect(() => parseTimeSpan(text)).toThrow(/such as P6M.*got/);
    },
  );

  it('adds up months with months and days with days', () => {
    expect(addSpans(['P6M', 'P1M15D', 'P2W'] as TimeSpan[])).toBe('P7M29D');
    expect(addSpans(['P6M', 'P6M'] as TimeSpan[])).toBe('P1Y');
    expect(addSpans([])).toBe('P0D');
  });

  it('is repeated by multiplying its parts', () => {
    expect(multiplySpan('P1W' as TimeSpan, 3)).toBe('P21D');
    expect(multiplySpan('P1M15D' as TimeSpan, 2)).toBe('P2M30D');
    expect(multiplySpan('P1M' as TimeSpan, 0)).toBe('P0D');
  });

  it('is empty only when it adds nothing', () => {
    expect(isEmptySpan('P0M0D' as TimeSpan)).toBe(true);
    expect(isEmptySpan('P1D' as TimeSpan)).toBe(false);
  });
});
