import { describe, expect, test } from 'vitest';
import { parseRate } from '../../../scripts/rehearse/rate.ts';

describe('the rate of a rehearsal', () => {
  test.each([
    ['1d/s', 86_400],
    ['12h/s', 43_200],
    ['1w/s', 604_800],
    ['1d/m', 1_440],
    ['90m/m', 90],
    ['0.5d/s', 43_200],
    ['1s/s', 1],
  ])('%s is %d milliseconds in one', (text, rate) => {
    expect(parseRate(text)).toBe(rate);
  });

  test.each(['', '1d', 'd/s', '0d/s', '-1d/s', '1y/s', '1d/s ', '1e3d/s', '1001w/s', '1,5d/s', 'fast'])(
    '%j is refused with what was expected and what came',
    (text) => {
      expect(() => parseRate(text)).toThrow(RangeError);
      expect(() => parseRate(text)).toThrow(/such as 1d\/s/);
      expect(() => parseRate(text)).toThrow(JSON.stringify(text));
    },
  );
});
