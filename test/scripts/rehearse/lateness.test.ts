import { describe, expect, test } from 'vitest';
import { describeSpan } from '../../../scripts/rehearse/lateness.ts';

describe('a span in words', () => {
  test.each([
    [0, '0 s'],
    [59_999, '59 s'],
    [60_000, '1 min'],
    [3_600_000, '1 h'],
    [3_660_000, '1 h 1 min'],
    [90_000_000, '1 d 1 h'],
    [86_400_000 + 60_000, '1 d'],
  ])('%d ms is %s', (milliseconds, words) => {
    expect(describeSpan(milliseconds)).toBe(words);
  });
});
