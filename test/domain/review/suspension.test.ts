import { describe, expect, it } from 'vitest';
import { ReviewCourse, resumed, step, suspended } from '../../support/review-course.ts';

const opened = ReviewCourse.opened('2021-11-01');

describe('suspension', () => {
  it('keeps the days that remained', () => {
    const asleep = opened.with(suspended('2021-11-10'));
    expect(asleep.limit('focal-point/NGA')).toMatchObject({
      status: 'suspended',
      dueOn: null,
      dueAt: null,
      remainingDays: 5,
    });
    expect(asleep.with(resumed('2022-03-01')).limit('focal-point/NGA')).toMatchObject({
      status: 'running',
      dueOn: '2022-03-06',
      remainingDays: null,
    });
  });

  it.each([
    ['the day before it is due, one day is left', '2021-11-14', '2021-12-02'],
    ['on the day it is due, the day of resumption is the last', '2021-11-15', '2021-12-01'],
    ['the day after, it was overdue and stays so', '2021-11-16', '2021-11-15'],
  ])('%s', (_, from, due) => {
    expect(opened.with(suspended(from), resumed('2021-12-01')).limit('focal-point/NGA').dueOn).toBe(due);
  });

  it('does not make what is overdue anything else', () => {
    const asleep = opened.with(suspended('2021-11-16'));
    expect(asleep.limit('focal-point/NGA')).toMatchObject({ status: 'running', dueOn: '2021-11-15' });
    expect(asleep.limit('experts/NGA')).toMatchObject({ status: 'suspended', remainingDays: 13 });
  });

  it('takes only the days since the time began, when it began during the suspension', () => {
    const asleep = opened.with(suspended('2022-03-01'), step('questionnaire-submitted', 'NGA', '2022-03-11'));
    expect(asleep.limit('feedback/KEN')).toMatchObject({
      status: 'suspended',
      openedOn: '2022-03-11',
      remainingDays: 184,
    });
    expect(asleep.with(resumed('2022-03-21')).limit('feedback/KEN').dueOn).toBe('2022-09-21');
  });

  it('that ended before the time began takes nothing', () => {
    const review = opened.with(
      suspended('2022-03-01'),
      resumed('2022-03-10'),
      step('questionnaire-submitted', 'NGA', '2022-03-11'),
    );
    expect(review.limit('feedback/KEN').dueOn).toBe('2022-09-11');
  });

  it('of no day moves nothing', () => {
    const review = opened.with(suspended('2021-11-10'), resumed('2021-11-10'));
    expect(review.limit('focal-point/NGA').dueOn).toBe('2021-11-15');
    expect(review.limit('focal-point/NGA').knownAt).toBe(opened.limit('focal-point/NGA').knownAt);
  });

  it('comes again and again', () => {
    const review = opened.with(
      suspended('2021-11-05'),
      resumed('2021-11-10'),
      suspended('2021-11-18'),
      resumed('2021-12-18'),
    );
    // Due on the 15th, then the 20th, with two days left on the 18th.
    expect(review.limit('focal-point/NGA').dueOn).toBe('2021-12-20');
  });

  it('takes nothing from what was met before, and what is met meanwhile is not late', () => {
    const before = opened.with(step('focal-point-named', 'NGA', '2021-11-09'), suspended('2021-11-10'));
    expect(before.limit('focal-point/NGA')).toMatchObject({ status: 'met', dueOn: '2021-11-15' });
    const meanwhile = opened.with(suspended('2021-11-10'), step('focal-point-named', 'NGA', '2021-12-24'));
    expect(meanwhile.limit('focal-point/NGA')).toMatchObject({
      status: 'met',
      metOn: '2021-12-24',
      dueOn: '2021-12-29',
    });
  });
});
