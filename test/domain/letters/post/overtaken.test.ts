import { describe, expect, test } from 'vitest';
import { leaveOut } from '../../../../domain/letters/post/leave-out.ts';
import { overtakenBy } from '../../../../domain/letters/post/overtaken.ts';
import {
  closing,
  extension,
  ReviewCourse,
  resumed,
  step,
  strikeOut,
  suspended,
  waiver,
} from '../../../support/review-course.ts';
import { letterFacts, matterNow, onlyMatter, toFacts } from '../../../support/written-letters.ts';

const QUESTIONNAIRE = { limit: 'questionnaire/NGA', rung: 'before-30' };
const opened = ReviewCourse.opened('2021-11-01');
const decided = onlyMatter(letterFacts(opened, QUESTIONNAIRE));

/** The notice as decided before, with the review as it stands now. */
function after(course: ReviewCourse) {
  return overtakenBy(matterNow(course, decided.notice));
}

describe('a notice that was decided and has not been written yet', () => {
  test('is written while its time limit runs to the day it names', () => {
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
    const feedback = onlyMatter(letterFacts(received, { limit: 'feedback/KEN', rung: 'opening' }));
    const struckOut = received.with(strikeOut(2, '2022-04-03'));
    expect(overtakenBy(matterNow(struckOut, feedback.notice))).toBe('no-longer-owed');
    expect(overtakenBy({ ...feedback, limit: null })).toBe('no-longer-owed');
  });

  test('is written after all when what had overtaken it was struck out', () => {
    const met = opened.with(step('questionnaire-submitted', 'NGA', '2022-04-02'));
    expect(after(met.with(strikeOut(2, '2022-04-03')))).toBeNull();
  });

  test('is overtaken by a newer notice about the same time limit, but the end of that time limit says more', () => {
    expect(overtakenBy({ ...decided, overtaken: true })).toBe('newer-notice');
    const met = opened.with(step('questionnaire-submitted', 'NGA', '2022-04-02'));
    expect(overtakenBy({ ...matterNow(met, decided.notice), overtaken: true })).toBe('met');
  });
});

describe('a letter with several notices', () => {
  const met = { ...decided, limit: null };

  test('is written without those that were overtaken, and says which', () => {
    const facts = toFacts([{ ...decided, overtaken: true }, decided, met]);
    const { facts: left, leftOut, overtaken } = leaveOut(facts);
    expect(left).toEqual({ ...facts, matters: [decided] });
    expect(leftOut).toEqual([
      { notice: decided.notice.key, reason: 'newer-notice' },
      { notice: decided.notice.key, reason: 'no-longer-owed' },
    ]);
    expect(overtaken).toBeNull();
  });

  test('need not leave when all were overtaken', () => {
    expect(leaveOut(toFacts([{ ...decided, overtaken: true }, met])).overtaken).toBe('no-longer-owed');
  });

  test('leaves for a task that is open, and need not when it is done', () => {
    const task = {
      id: '3f2b1c4d-0000-4000-8000-000000000002',
      kind: 'draft-unsigned' as const,
      review: decided.review.key,
      state: null,
      openedOn: decided.review.openedOn,
    };
    expect(leaveOut(toFacts([met], { tasks: [task] })).overtaken).toBeNull();
    expect(leaveOut(toFacts([])).overtaken).toBe('done');
  });
});
