import { expect, it } from 'vitest';
import { stageOf } from '../../../domain/review/stage.ts';
import { closing, ReviewCourse, step, waiver } from '../../support/review-course.ts';
import { UNTOC } from '../../support/untoc-procedure.ts';

const stageOfCourse = (course: ReviewCourse): string | null => stageOf(UNTOC, course.limits());
const PARTIES = ['NGA', 'KEN', 'AUT'];
const nominated = ReviewCourse.opened('2021-11-01').with(
  ...PARTIES.map((party) => step('focal-point-named', party, '2021-11-02')),
  ...PARTIES.slice(1).map((party) => step('expert-named', party, '2021-11-03')),
);

it('a review stands where the first thing is owed', () => {
  expect(stageOfCourse(ReviewCourse.opened('2021-11-01'))).toBe('nomination');
  expect(stageOfCourse(nominated)).toBe('nomination');
});

it('what is met or waived is owed no more, and a stage without obligations is passed over', () => {
  expect(stageOfCourse(nominated.with(step('expert-named', 'NGA', '2021-11-04')))).toBe('self-assessment');
  expect(stageOfCourse(nominated.with(waiver('experts', 'NGA', '2021-11-04')))).toBe('self-assessment');
});

it('a review can be ahead in a later stage without leaving the first', () => {
  expect(stageOfCourse(nominated.with(step('questionnaire-submitted', 'NGA', '2021-12-01')))).toBe(
    'nomination',
  );
});

it('obligations without a time limit hold a review in their stage', () => {
  const fed = nominated.with(
    step('expert-named', 'NGA', '2021-11-04'),
    step('questionnaire-submitted', 'NGA', '2022-04-01'),
    step('feedback-given', 'KEN', '2022-06-01'),
    step('feedback-given', 'AUT', '2022-06-01'),
  );
  expect(stageOfCourse(fed)).toBe('observations');
});

it('a review in which all is done, or that was closed, stands nowhere', () => {
  const done = nominated.with(
    step('expert-named', 'NGA', '2021-11-04'),
    step('questionnaire-submitted', 'NGA', '2022-04-01'),
    step('feedback-given', 'KEN', '2022-06-01'),
    step('feedback-given', 'AUT', '2022-06-01'),
    step('observations-drafted', 'KEN', '2022-09-01'),
    step('observations-drafted', 'AUT', '2022-09-01'),
    step('summary-transmitted', 'secretariat', '2022-12-01'),
  );
  expect(stageOfCourse(done)).toBeNull();
  expect(stageOfCourse(nominated.with(closing('2021-12-01')))).toBeNull();
});
