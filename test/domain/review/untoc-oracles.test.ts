import { describe, expect, it } from 'vitest';
import { addSpan, daysBetween, weekdayOf } from '../../../domain/calendar/civil-date.ts';
import { parseTimeSpan } from '../../../domain/calendar/time-span.ts';
import { endOfDay } from '../../../domain/calendar/zoned.ts';
import type { ReviewKey } from '../../../domain/review/review-id.ts';
import { day, opening, party, ReviewCourse, step } from '../../support/review-course.ts';
import { UNTOC } from '../../support/untoc-procedure.ts';

const MONDAY = 1;
const SUNDAY = 7;
const dueOn = (course: ReviewCourse, key: string): string | null => course.limit(key).dueOn;

describe('Resolution 10/1, paragraph 6: six weeks to the drawing of lots', () => {
  it.each([
    ['2020-10-12', '2020-11-23'],
    ['2020-10-13', '2020-11-24'],
    ['2020-10-14', '2020-11-25'],
    ['2020-10-15', '2020-11-26'],
    ['2020-10-16', '2020-11-27'],
  ])('O7: six weeks from adoption on %s end on %s', (adopted, end) => {
    expect(addSpan(day(adopted), parseTimeSpan('P6W'), { monthEnd: 'last-day' })).toBe(end);
  });
});

describe('Procedures and rules: nominations, questionnaire and feedback', () => {
  it('O8: group 2, started Monday 1 November 2021, owes focal points by Monday the 15th and experts by Monday the 29th', () => {
    const review = ReviewCourse.opened('2021-11-01');
    for (const party of ['NGA', 'KEN', 'AUT']) {
      expect(dueOn(review, `focal-point/${party}`)).toBe('2021-11-15');
      expect(dueOn(review, `experts/${party}`)).toBe('2021-11-29');
    }
    expect([day('2021-11-15'), day('2021-11-29')].map(weekdayOf)).toEqual([MONDAY, MONDAY]);
  });

  it('O9: the questionnaire of group 2 is due on 1 May 2022, a Sunday, and nothing shifts it', () => {
    const questionnaire = ReviewCourse.opened('2021-11-01').limit('questionnaire/NGA');
    expect(questionnaire.dueOn).toBe('2022-05-01');
    expect(weekdayOf(day('2022-05-01'))).toBe(SUNDAY);
    const shift = questionnaire.steps.find(({ kind }) => kind === 'non-working-days');
    expect(shift?.explanation).toContain('Sunday');
    expect(shift?.basis.standing).toBe('assumed');
    expect(questionnaire.standing).toBe('assumed');
  });

  it('O10: group 3, started Tuesday 1 November 2022, from focal point to end of phase', () => {
    const review = ReviewCourse.opened('2022-11-01', { group: 3 });
    expect(dueOn(review, 'focal-point/NGA')).toBe('2022-11-15');
    expect(dueOn(review, 'experts/NGA')).toBe('2022-11-29');
    expect(dueOn(review, 'questionnaire/NGA')).toBe('2023-05-01');
    expect(weekdayOf(day('2023-05-01'))).toBe(MONDAY);
    const received = review.with(step('questionnaire-submitted', 'NGA', '2023-05-01'));
    expect(dueOn(received, 'feedback/KEN')).toBe('2023-11-01');
    expect(dueOn(received, 'summary/secretariat')).toBe('2024-11-01');
  });

  it('O11: feedback runs from receipt: a questionnaire 40 days late makes it due on 10 December 2022, not 1 November', () => {
    const late = ReviewCourse.opened('2021-11-01').with(step('questionnaire-submitted', 'NGA', '2022-06-10'));
    expect(daysBetween(day('2022-05-01'), day('2022-06-10'))).toBe(40);
    expect(dueOn(late, 'feedback/KEN')).toBe('2022-12-10');
    expect(dueOn(late, 'feedback/AUT')).toBe('2022-12-10');
  });

  it('O11: an early questionnaire brings the feedback forward', () => {
    const early = ReviewCourse.opened('2021-11-01').with(
      step('questionnaire-submitted', 'NGA', '2022-02-01'),
    );
    expect(dueOn(early, 'feedback/KEN')).toBe('2022-08-01');
  });

  it('O12: from 31 August 2023, six and six months end on 29 August 2024, while twelve end on the 31st', () => {
    const review = ReviewCourse.opened('2023-08-31');
    expect(dueOn(review, 'questionnaire/NGA')).toBe('2024-02-29');
    const received = review.with(step('questionnaire-submitted', 'NGA', '2024-02-29'));
    expect(dueOn(received, 'feedback/KEN')).toBe('2024-08-29');
    expect(addSpan(day('2023-08-31'), parseTimeSpan('P12M'), { monthEnd: 'last-day' })).toBe('2024-08-31');
  });

  it('O13: from 31 March 2023 the questionnaire is due on 30 September, since September has no 31st', () => {
    const questionnaire = ReviewCourse.opened('2023-03-31').limit('questionnaire/NGA');
    expect(questionnaire.dueOn).toBe('2023-09-30');
    expect(questionnaire.steps.find(({ kind }) => kind === 'count')?.explanation).toContain('last day');
  });
});

describe('The end of a day in Vienna', () => {
  it('O14: 15 November 2021 ends at 23:00 UTC, in winter, and 1 May 2022 at 22:00 UTC, in summer', () => {
    const review = ReviewCourse.opened('2021-11-01');
    expect(review.limit('focal-point/NGA').dueAt).toBe('2021-11-15T23:00:00.000Z');
    expect(review.limit('questionnaire/NGA').dueAt).toBe('2022-05-01T22:00:00.000Z');
  });

  it('O15: registration that ends on 8 May 2022 at midnight Vienna time ends at 22:00 UTC', () => {
    expect(endOfDay(day('2022-05-08'), UNTOC.zone)).toBe('2022-05-08T22:00:00.000Z');
  });
});

describe('One focal point for each State in each review', () => {
  const named = ReviewCourse.opened('2021-11-01').with(step('focal-point-named', 'NGA', '2021-11-10'));

  it('O25: a second focal point of the same State is refused, and the refusal names the first', () => {
    const refusal = named.refuses(step('focal-point-named', 'NGA', '2021-11-12'));
    expect(refusal.code).toBe('second-focal-point');
    expect(refusal.facts).toEqual({ step: 'focal-point-named', party: 'NGA', act: 2 });
    expect(refusal.remedy).toMatch(/replacement/);
  });

  it('O25: a replacement is recorded as one, as often as needed', () => {
    const replaced = named.with(
      step('focal-point-replaced', 'NGA', '2022-01-10'),
      step('focal-point-replaced', 'NGA', '2022-03-10'),
    );
    expect(replaced.limit('focal-point/NGA').metOn).toBe('2021-11-10');
  });

  it('O25: another State of the review names its own', () => {
    expect(named.accepts(step('focal-point-named', 'KEN', '2021-11-12')).act.sequence).toBe(3);
  });

  it('O25: the same person in another review is no second focal point', () => {
    const kenya = new ReviewCourse([], UNTOC, 'untoc/1/KEN' as ReviewKey).with(
      opening('2021-11-01', {
        underReview: party('KEN', 'Kenya'),
        reviewers: [party('NGA', 'Nigeria'), party('AUT', 'Austria')],
      }),
    );
    const samePerson = named.acts[1]!.body;
    expect(kenya.with(samePerson).limit('focal-point/NGA').metOn).toBe('2021-11-10');
  });
});
