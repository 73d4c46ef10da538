import { describe, expect, it } from 'vitest';
import {
  extension,
  ReviewCourse,
  resumed,
  step,
  strikeOut,
  suspended,
  waiver,
} from '../../support/review-course.ts';

const opened = ReviewCourse.opened('2021-11-01');

describe('striking out an act recorded in error', () => {
  it('no-such-act: it must have been recorded', () => {
    for (const sequence of [0, 2, -1, 1.5]) {
      expect(opened.refuses(strikeOut(sequence, '2021-11-02')).code).toBe('no-such-act');
    }
  });

  it('act-not-strikable: neither the opening nor a striking out', () => {
    const struck = opened.with(step('focal-point-named', 'NGA', '2021-11-05'), strikeOut(2, '2021-11-06'));
    expect(struck.refuses(strikeOut(1, '2021-11-07')).code).toBe('act-not-strikable');
    expect(struck.refuses(strikeOut(3, '2021-11-07')).code).toBe('act-not-strikable');
  });

  it('act-already-struck-out: once is enough', () => {
    const struck = opened.with(step('focal-point-named', 'NGA', '2021-11-05'), strikeOut(2, '2021-11-06'));
    expect(struck.refuses(strikeOut(2, '2021-11-07')).code).toBe('act-already-struck-out');
  });

  it('act-in-future and act-before-opening hold for it too', () => {
    const named = opened.with(step('focal-point-named', 'NGA', '2021-11-05'));
    const now = named.acts[1]!.recordedAt;
    expect(named.refuses(strikeOut(2, '2021-11-06'), now).code).toBe('act-in-future');
    expect(named.refuses(strikeOut(2, '2021-10-31'), now).code).toBe('act-before-opening');
  });

  it('leaves room for the true act', () => {
    const corrected = opened.with(
      step('questionnaire-submitted', 'NGA', '2022-02-01'),
      strikeOut(2, '2022-02-02'),
      step('questionnaire-submitted', 'NGA', '2022-04-30'),
    );
    expect(corrected.limit('questionnaire/NGA').metOn).toBe('2022-04-30');
    expect(corrected.limit('feedback/KEN').dueOn).toBe('2022-10-30');
  });
});

describe('act-relied-upon: what later acts rest on stays', () => {
  const relied = (course: ReviewCourse, sequence: number, on: string) => {
    const refusal = course.refuses(strikeOut(sequence, on));
    expect(refusal.code).toBe('act-relied-upon');
    return refusal.facts['reliedUponBy'];
  };

  it('the questionnaire, once feedback was given', () => {
    const fed = opened.with(
      step('questionnaire-submitted', 'NGA', '2022-02-01'),
      step('feedback-given', 'KEN', '2022-03-01'),
      step('feedback-given', 'AUT', '2022-04-01'),
    );
    expect(relied(fed, 2, '2022-05-01')).toBe(3);
    expect(
      fed.with(strikeOut(4, '2022-05-01'), strikeOut(3, '2022-05-01'), strikeOut(2, '2022-05-01')).acts,
    ).toHaveLength(7);
  });

  it('the event that an extended time counts from', () => {
    const extended = opened.with(
      step('questionnaire-submitted', 'NGA', '2022-02-01'),
      extension('feedback', 'KEN', 'P1M', '2022-03-01'),
    );
    expect(relied(extended, 2, '2022-05-01')).toBe(3);
  });

  it('a suspension, once it was resumed; a resumption, once the review was suspended again', () => {
    const twice = opened.with(
      suspended('2021-12-01'),
      resumed('2022-01-01'),
      suspended('2022-02-01'),
      resumed('2022-03-01'),
    );
    expect(relied(twice, 2, '2022-05-01')).toBe(3);
    expect(relied(twice, 3, '2022-05-01')).toBe(4);
    expect(relied(twice, 4, '2022-05-01')).toBe(5);
    expect(twice.with(strikeOut(5, '2022-05-01')).limit('questionnaire/NGA').status).toBe('suspended');
  });

  it('a nomination, once the person was replaced', () => {
    const replaced = opened.with(
      step('focal-point-named', 'NGA', '2021-11-05'),
      step('focal-point-replaced', 'NGA', '2021-12-05'),
    );
    expect(relied(replaced, 2, '2021-12-06')).toBe(3);
  });

  it('one of several experts is not relied upon, nor is what was recorded for another time limit', () => {
    const named = opened.with(
      step('expert-named', 'NGA', '2021-11-05'),
      step('expert-named', 'NGA', '2021-11-06'),
      waiver('experts', 'KEN', '2021-11-07'),
      extension('questionnaire', 'NGA', 'P1M', '2021-11-08'),
    );
    expect(named.with(strikeOut(2, '2021-11-09')).limit('experts/NGA').metOn).toBe('2021-11-06');
  });

  it('an act that was struck out itself does not rely on anything any more', () => {
    const fed = opened.with(
      step('questionnaire-submitted', 'NGA', '2022-02-01'),
      step('feedback-given', 'KEN', '2022-03-01'),
      strikeOut(3, '2022-03-02'),
    );
    expect(fed.accepts(strikeOut(2, '2022-03-03')).act.sequence).toBe(5);
  });
});
