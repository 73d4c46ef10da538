import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/calendar/time.ts';
import { daysLeft, isOverdue, wasMetLate } from '../../../domain/review/overdue.ts';
import { closing, day, ReviewCourse, step, suspended, waiver } from '../../support/review-course.ts';

const opened = ReviewCourse.opened('2021-11-01');
const focalPoint = opened.limit('focal-point/NGA');

describe('overdue', () => {
  it('the whole last day is in time, to its last millisecond in Vienna', () => {
    expect(isOverdue(focalPoint, '2021-11-15T22:59:59.999Z' as Instant)).toBe(false);
    expect(isOverdue(focalPoint, '2021-11-15T23:00:00.000Z' as Instant)).toBe(true);
  });

  const muchLater = '2030-01-01T00:00:00.000Z' as Instant;

  it('is only what is still owed', () => {
    const over = opened.with(
      step('focal-point-named', 'NGA', '2021-11-20'),
      waiver('focal-point', 'KEN', '2021-11-20'),
    );
    expect(isOverdue(over.limit('focal-point/NGA'), muchLater)).toBe(false);
    expect(isOverdue(over.limit('focal-point/KEN'), muchLater)).toBe(false);
    expect(isOverdue(over.limit('focal-point/AUT'), muchLater)).toBe(true);
    expect(isOverdue(over.with(closing('2021-11-21')).limit('focal-point/AUT'), muchLater)).toBe(false);
  });

  it('is never what waits, or has no time limit, or is suspended', () => {
    expect(isOverdue(opened.limit('feedback/KEN'), muchLater)).toBe(false);
    const asleep = opened.with(suspended('2021-11-15'));
    expect(isOverdue(asleep.limit('focal-point/NGA'), muchLater)).toBe(false);
  });

  it('stays what was overdue when the review was suspended', () => {
    const asleep = opened.with(suspended('2021-11-16'));
    expect(isOverdue(asleep.limit('focal-point/NGA'), '2021-11-16T00:00:00.000Z' as Instant)).toBe(true);
  });
});

describe('days left', () => {
  it.each([
    ['2021-11-14', 1],
    ['2021-11-15', 0],
    ['2021-11-16', -1],
  ])('on %s: %i', (today, days) => {
    expect(daysLeft(focalPoint, day(today))).toBe(days);
  });

  it('stand still while suspended, and are not told where no time runs', () => {
    const asleep = opened.with(suspended('2021-11-10'));
    expect(daysLeft(asleep.limit('focal-point/NGA'), day('2022-11-10'))).toBe(5);
    expect(daysLeft(opened.limit('feedback/KEN'), day('2021-11-10'))).toBeNull();
    const named = opened.with(step('focal-point-named', 'NGA', '2021-11-10'));
    expect(daysLeft(named.limit('focal-point/NGA'), day('2021-11-12'))).toBeNull();
  });
});

it.each([
  ['2021-11-14', false],
  ['2021-11-15', false],
  ['2021-11-16', true],
])('what was met on %s was late: %s', (on, late) => {
  const named = opened.with(step('focal-point-named', 'NGA', on));
  expect(wasMetLate(named.limit('focal-point/NGA'))).toBe(late);
});

it('what was never met was not met late', () => {
  expect(wasMetLate(focalPoint)).toBe(false);
});
