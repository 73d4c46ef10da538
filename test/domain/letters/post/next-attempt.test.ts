import { describe, expect, test } from 'vitest';
import { REAL_TIME } from '../../../../domain/calendar/proceedings-clock.ts';
import type { Instant } from '../../../../domain/calendar/time.ts';
import { nextAttemptAt } from '../../../../domain/letters/post/next-attempt.ts';

const NOW = '2022-05-01T07:00:00.000Z' as Instant;

describe('a letter that was turned away for a while', () => {
  test.each([
    [1, '2022-05-01T07:01:00.000Z'],
    [2, '2022-05-01T07:02:00.000Z'],
    [6, '2022-05-01T07:32:00.000Z'],
    [7, '2022-05-01T08:00:00.000Z'],
    [1_000, '2022-05-01T08:00:00.000Z'],
  ])('after attempt %i is tried again at %s', (attempts, at) => {
    expect(nextAttemptAt(REAL_TIME, NOW, attempts)).toBe(at);
  });

  test('in a rehearsal waits as long in real time, so the proceedings run on meanwhile', () => {
    const dayPerSecond = { ...REAL_TIME, rate: 86_400 };
    expect(nextAttemptAt(dayPerSecond, NOW, 1)).toBe('2022-06-30T07:00:00.000Z');
  });
});
