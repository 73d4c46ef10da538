import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/calendar/time.ts';
import type { Procedure } from '../../../domain/procedure/procedure.ts';
import { fold } from '../../../domain/review/fold.ts';
import {
  closing,
  extension,
  NIGERIA,
  ReviewCourse,
  resumed,
  step,
  strikeOut,
  suspended,
  waiver,
} from '../../support/review-course.ts';
import { UNTOC } from '../../support/untoc-procedure.ts';

const opened = ReviewCourse.opened('2021-11-01');

describe('who owes what', () => {
  it('every obligation runs against everyone in its role, the party under review first', () => {
    expect(opened.limits().map(({ key }) => key)).toEqual([
      'focal-point/NGA',
      'focal-point/KEN',
      'focal-point/AUT',
      'experts/NGA',
      'experts/KEN',
      'experts/AUT',
      'questionnaire/NGA',
      'feedback/KEN',
      'feedback/AUT',
      'observations/KEN',
      'observations/AUT',
      'summary/secretariat',
    ]);
  });

  it('what waits for its event has no dates yet', () => {
    expect(opened.limit('feedback/KEN')).toMatchObject({
      status: 'awaiting',
      openedOn: null,
      dueOn: null,
      dueAt: null,
      remainingDays: null,
      knownAt: null,
      steps: [],
    });
  });

  it('what several parties must do has happened when the last of them did it', () => {
    const half = opened.with(
      step('questionnaire-submitted', 'NGA', '2022-04-01'),
      step('feedback-given', 'KEN', '2022-07-10'),
    );
    expect(half.limit('observations/KEN').status).toBe('awaiting');
    const whole = half.with(step('feedback-given', 'AUT', '2022-06-05'));
    expect(whole.limit('observations/KEN')).toMatchObject({ status: 'open', openedOn: '2022-07-10' });
    expect(whole.limit('observations/KEN').knownAt).toBe('2022-07-10T10:00:00.000Z');
  });

  it('an event of several parties is known when the last recording was made, not when the last day was', () => {
    const entered = '2022-09-01T08:00:00.000Z' as Instant;
    const whole = opened
      .with(step('questionnaire-submitted', 'NGA', '2022-04-01'), step('feedback-given', 'KEN', '2022-07-10'))
      .recordedAt(entered, step('feedback-given', 'AUT', '2022-06-05'));
    expect(whole.limit('observations/KEN')).toMatchObject({ openedOn: '2022-07-10', knownAt: entered });
  });

  it('what is owed without a time limit stays open, shows its event, and has the standing of the obligation', () => {
    const fed = opened.with(
      step('questionnaire-submitted', 'NGA', '2022-04-01'),
      step('feedback-given', 'KEN', '2022-06-01'),
      step('feedback-given', 'AUT', '2022-06-01'),
    );
    const observations = fed.limit('observations/AUT');
    expect(observations).toMatchObject({ status: 'open', dueOn: null, standing: 'stated' });
    expect(observations.steps.map(({ kind }) => kind)).toEqual(['trigger']);
    expect(fed.with(suspended('2022-06-02')).limit('observations/AUT').status).toBe('open');
  });

  it('an obligation met by another party’s step is met when all who take that step have taken it', () => {
    const [questionnaire] = UNTOC.obligations.filter(({ id }) => id === 'questionnaire');
    const receipt: Procedure = {
      ...UNTOC,
      obligations: [{ ...questionnaire!, id: 'receipt', fulfilledBy: 'feedback-given' }],
    };
    const course = ReviewCourse.opened('2021-11-01', {}, receipt).with(
      step('questionnaire-submitted', 'NGA', '2022-04-01'),
      step('feedback-given', 'KEN', '2022-06-01'),
    );
    expect(course.limit('receipt/NGA').status).toBe('running');
    expect(course.with(step('feedback-given', 'AUT', '2022-06-03')).limit('receipt/NGA').metOn).toBe(
      '2022-06-03',
    );
  });
});

describe('why a date is what it is', () => {
  it('the steps lead from the event to the end of the last day, each with its provision', () => {
    const questionnaire = opened
      .with(
        extension('questionnaire', 'NGA', 'P1M', '2022-01-10'),
        suspended('2022-02-01'),
        resumed('2022-02-11'),
      )
      .limit('questionnaire/NGA');
    expect(questionnaire.steps.map(({ kind, from, to, act }) => [kind, from, to, act])).toEqual([
      ['trigger', null, '2021-11-01', 1],
      ['count', '2021-11-01', '2022-05-01', null],
      ['extension', '2022-05-01', '2022-06-01', 2],
      ['suspension', '2022-06-01', '2022-06-11', 4],
      ['non-working-days', '2022-06-11', '2022-06-11', null],
      ['end-of-day', '2022-06-11', '2022-06-11', null],
    ]);
    expect(questionnaire.steps.every(({ basis }) => basis.source !== '')).toBe(true);
    expect(questionnaire.dueOn).toBe('2022-06-11');
    expect(questionnaire.steps.map(({ explanation }) => explanation).join('\n')).toMatchInlineSnapshot(`
      "The review started on 1 November 2021. The time counts from that day.
      6 months from 1 November 2021 end on 1 May 2022.
      An extension of 1 month was granted on 10 January 2022, which gives 1 June 2022.
      The review was suspended from 1 February 2022 to 11 February 2022, which took 10 days from this time limit and moved its end to 11 June 2022.
      11 June 2022 is a Saturday; weekends shift nothing.
      The time ends when 11 June 2022 ends in the zone Europe/Vienna."
    `);
  });

  it('a date is as well founded as its weakest step; a zone that ends the day does not choose the day', () => {
    expect(opened.limit('focal-point/NGA').standing).toBe('stated');
    expect(opened.limit('focal-point/NGA').steps.at(-1)?.basis.standing).toBe('inferred');
    expect(opened.limit('summary/secretariat').standing).toBe('assumed');
  });

  it('a decision on record is no provision: an extended date is shown as assumed', () => {
    const extended = opened.with(extension('focal-point', 'NGA', 'P1D', '2021-11-02'));
    expect(extended.limit('focal-point/NGA')).toMatchObject({ dueOn: '2021-11-16', standing: 'assumed' });
  });

  it('a date is known since the newest recording that it rests on', () => {
    const extended = opened.with(extension('questionnaire', 'NGA', 'P1M', '2022-01-10'));
    expect(opened.limit('questionnaire/NGA').knownAt).toBe('2021-11-01T11:00:00.000Z');
    expect(extended.limit('questionnaire/NGA').knownAt).toBe('2022-01-10T11:00:00.000Z');
    expect(extended.limit('experts/NGA').knownAt).toBe('2021-11-01T11:00:00.000Z');
  });
});

describe('extensions', () => {
  it('add up and are counted once from the event, so that month ends cost nothing', () => {
    const review = ReviewCourse.opened('2022-08-31').with(
      extension('questionnaire', 'NGA', 'P1M', '2022-09-01'),
      extension('questionnaire', 'NGA', 'P1M', '2022-09-02'),
    );
    // Chained, 28 February would have made it 28 April.
    expect(review.limit('questionnaire/NGA').dueOn).toBe('2023-04-30');
  });

  it('concern one party’s one obligation', () => {
    const review = opened.with(extension('focal-point', 'KEN', 'P1W', '2021-11-02'));
    expect(
      review
        .limits()
        .filter(({ dueOn }) => dueOn === '2021-11-22')
        .map(({ key }) => key),
    ).toEqual(['focal-point/KEN']);
  });

  it('count months before days, whatever the order in which they were granted', () => {
    const grant = (...spans: readonly string[]) =>
      ReviewCourse.opened('2022-01-15').with(
        ...spans.map((by) => extension('questionnaire', 'NGA', by, '2022-01-16')),
      );
    expect(grant('P16D', 'P1M').limit('questionnaire/NGA').dueOn).toBe('2022-08-31');
    expect(grant('P1M', 'P16D').limit('questionnaire/NGA').dueOn).toBe('2022-08-31');
  });
});

describe('the end of an obligation', () => {
  it('is its fulfilment, its waiver, or the closing of the review, in this order', () => {
    const closed = opened.with(
      waiver('experts', 'NGA', '2021-11-08'),
      waiver('experts', 'KEN', '2021-11-08'),
      step('expert-named', 'KEN', '2021-11-09'),
      closing('2021-11-10'),
    );
    expect(closed.limit('experts/NGA').status).toBe('waived');
    expect(closed.limit('experts/KEN')).toMatchObject({ status: 'met', metOn: '2021-11-09' });
    expect(closed.limit('experts/AUT')).toMatchObject({ status: 'closed', dueOn: '2021-11-29', metOn: null });
    expect(closed.limit('feedback/KEN').status).toBe('closed');
  });

  it('of a suspended review that is closed leaves no time running', () => {
    const closed = opened.with(suspended('2021-11-05'), closing('2021-11-12'));
    expect(closed.limits().every(({ status }) => status === 'closed')).toBe(true);
  });

  it('of a repeatable step is its first taking, by day', () => {
    const entered = '2021-11-20T08:00:00.000Z' as Instant;
    const review = opened
      .with(step('expert-named', 'NGA', '2021-11-10'))
      .recordedAt(entered, step('expert-named', 'NGA', '2021-11-05'));
    expect(review.limit('experts/NGA').metOn).toBe('2021-11-05');
  });
});

describe('an act struck out', () => {
  it('is as if it had never been recorded', () => {
    const struck = opened.with(
      step('questionnaire-submitted', 'NGA', '2022-02-01'),
      strikeOut(2, '2022-02-03'),
    );
    expect(struck.limits()).toEqual(opened.limits());
    expect(struck.state().struckOut).toEqual([2]);
  });
});

describe('impossible acts', () => {
  it('are a fault of the program and named as such', () => {
    expect(() => fold(NIGERIA, [])).toThrow(/must be an opening; got no act/);
    const [first] = opened.acts;
    expect(() => fold(NIGERIA, [first!, { ...first!, sequence: 2 }])).toThrow(/second time by act 2/);
    expect(() => fold(NIGERIA, [first!, { ...first!, sequence: 2, body: resumed('2021-11-02') }])).toThrow(
      /though it was not suspended/,
    );
  });
});
