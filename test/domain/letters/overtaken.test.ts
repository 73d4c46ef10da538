import { describe, expect, test } from 'vitest';
import { overtakenBy } from '../../../domain/letters/overtaken.ts';
import {
  closing,
  extension,
  ReviewCourse,
  resumed,
  step,
  strikeOut,
  suspended,
  waiver,
} from '../../support/review-course.ts';
import { factsNow, letterFacts } from '../../support/written-letters.ts';

const QUESTIONNAIRE = { limit: 'questionnaire/NGA', rung: 'before-30' };
const opened = ReviewCourse.opened('2021-11-01');
const decided = letterFacts(opened, QUESTIONNAIRE);

/** The letter as decided before, with the review as it stands now. */
function after(course: ReviewCourse) {
  return overtakenBy(factsNow(course, decided.notice));
}

describe('a letter that was decided and has not left yet', () => {
  test('leaves while its time limit runs to the day it names', () => {
    expect(after(opened)).toBeNull();
  });

  test('is overtaken when the obligation was met', () => {
    expect(after(opened.with(step('questionnaire-submitted', 'NGA', '2022-04-02')))).toBe('met');
  });

  test('is overtaken when the obligation was waived', () => {
    expect(after(opened.with(waiver('questionnaire', 'NGA', '2022-04-02')))).toBe('waived');
  });

  test('is overtaken when the day moved: the new day has a notice of its own', () => {
    expect(after(opened.with(extension('questionnaire', 'NGA', 'P1M', '2022-04-02')))).toBe('date-changed');
  });

  test('is overtaken while the review is suspended, and stays so when time lost has moved the day', () => {
    const resting = opened.with(suspended('2022-04-02'));
    expect(after(resting)).toBe('suspended');
    expect(after(resting.with(resumed('2022-05-02')))).toBe('date-changed');
  });

  test('is overtaken when the review was closed', () => {
    expect(after(opened.with(closing('2022-04-02')))).toBe('closed');
  });

  test('is overtaken when its trigger was struck out, so that nothing is owed', () => {
    const received = opened.with(step('questionnaire-submitted', 'NGA', '2022-04-02'));
    const feedback = letterFacts(received, { limit: 'feedback/KEN', rung: 'opening' });
    const struckOut = received.with(strikeOut(2, '2022-04-03'));
    expect(overtakenBy(factsNow(struckOut, feedback.notice))).toBe('no-longer-owed');
    expect(overtakenBy({ ...feedback, limit: null })).toBe('no-longer-owed');
  });

  test('leaves after all when what had overtaken it was struck out', () => {
    const met = opened.with(step('questionnaire-submitted', 'NGA', '2022-04-02'));
    expect(after(met.with(strikeOut(2, '2022-04-03')))).toBeNull();
  });
});
