import { describe, expect, it } from 'vitest';
import type { ActBody } from '../../../domain/review/acts.ts';
import {
  closing,
  extension,
  noonOf,
  opening,
  ReviewCourse,
  step,
  strikeOut,
  suspended,
  waiver,
} from '../../support/review-course.ts';

const opened = ReviewCourse.opened('2021-11-01');
const submitted = opened.with(step('questionnaire-submitted', 'NGA', '2022-04-01'));

describe('taking a step', () => {
  it('unknown-step: the procedure has no such step', () => {
    expect(opened.refuses(step('note-verbale', 'NGA', '2021-11-02')).code).toBe('unknown-step');
  });

  it('not-part-of-review: a State that takes no part', () => {
    expect(opened.refuses(step('focal-point-named', 'FRA', '2021-11-02')).code).toBe('not-part-of-review');
  });

  it.each([
    ['questionnaire-submitted', 'KEN'],
    ['feedback-given', 'NGA'],
    ['questionnaire-submitted', 'secretariat'],
    ['summary-transmitted', 'NGA'],
  ])('not-the-actor: %s is not for %s', (id, by) => {
    expect(submitted.refuses(step(id, by, '2022-04-02')).code).toBe('not-the-actor');
  });

  it('contact-required: a nomination names a person', () => {
    const nobody = {
      kind: 'step-taken',
      step: 'focal-point-named',
      party: 'NGA',
      on: opening('2021-11-02').on,
    } as const;
    expect(opened.refuses(nobody).code).toBe('contact-required');
    expect(opened.refuses({ ...nobody, contactId: '' }).code).toBe('contact-required');
  });

  it('contact-not-expected: no other step does', () => {
    const somebody = { ...step('questionnaire-submitted', 'NGA', '2021-11-02'), contactId: 'contact-1' };
    expect(opened.refuses(somebody).code).toBe('contact-not-expected');
  });

  it('step-already-taken: what is done once is done once', () => {
    const refusal = submitted.refuses(step('questionnaire-submitted', 'NGA', '2022-04-02'));
    expect(refusal).toMatchObject({ code: 'step-already-taken', facts: { act: 2 } });
  });

  it('a repeatable step is taken again', () => {
    const experts = opened.with(
      step('expert-named', 'NGA', '2021-11-10'),
      step('expert-named', 'NGA', '2021-11-11'),
    );
    expect(experts.limit('experts/NGA').metOn).toBe('2021-11-10');
  });

  it('act-before-trigger: feedback comes after the questionnaire', () => {
    const refusal = opened.refuses(step('feedback-given', 'KEN', '2022-04-01'));
    expect(refusal.code).toBe('act-before-trigger');
    expect(refusal.facts).toMatchObject({ awaited: 'questionnaire-submitted', party: 'NGA' });
  });

  it('act-before-trigger: not the day before, but the same day and the day after', () => {
    const now = noonOf(opening('2022-04-02').on);
    const given = (on: string): ActBody => step('feedback-given', 'KEN', on);
    expect(submitted.refuses(given('2022-03-31'), now).code).toBe('act-before-trigger');
    expect(submitted.accepts(given('2022-04-01'), now).act.sequence).toBe(3);
    expect(submitted.accepts(given('2022-04-02'), now).act.sequence).toBe(3);
  });

  it('act-before-trigger: observations wait for the feedback of every reviewing State', () => {
    const half = submitted.with(step('feedback-given', 'KEN', '2022-06-01'));
    const drafted = step('observations-drafted', 'KEN', '2022-07-01');
    expect(half.refuses(drafted).facts).toMatchObject({ party: 'AUT' });
    expect(half.with(step('feedback-given', 'AUT', '2022-07-01')).accepts(drafted).act.sequence).toBe(5);
  });

  it('act-before-trigger: a replacement comes after the State’s own nomination, not after another’s', () => {
    const kenya = opened.with(step('focal-point-named', 'KEN', '2021-11-05'));
    expect(kenya.refuses(step('focal-point-replaced', 'NGA', '2021-11-06')).code).toBe('act-before-trigger');
  });

  it('is possible while time is suspended: nobody is kept from delivering early', () => {
    const asleep = opened.with(suspended('2021-11-05'));
    expect(asleep.with(step('focal-point-named', 'NGA', '2021-11-06')).limit('focal-point/NGA').status).toBe(
      'met',
    );
  });
});

describe('closing', () => {
  const closed = submitted.with(closing('2022-05-01'));

  it('review-closed: nothing more is recorded', () => {
    const later = [
      step('focal-point-named', 'NGA', '2022-05-02'),
      extension('focal-point', 'NGA', 'P1M', '2022-05-02'),
      suspended('2022-05-02'),
      waiver('focal-point', 'NGA', '2022-05-02'),
      closing('2022-05-02'),
      strikeOut(2, '2022-05-02'),
    ];
    expect(later.map((body) => closed.refuses(body).code)).toEqual(later.map(() => 'review-closed'));
  });

  it('only its striking out is, and then all goes on', () => {
    const reopened = closed.with(strikeOut(3, '2022-05-02'));
    expect(reopened.state().closedOn).toBeNull();
    expect(reopened.accepts(step('focal-point-named', 'NGA', '2022-05-03')).act.sequence).toBe(5);
  });
});
