import { describe, expect, it } from 'vitest';
import type { ActBody } from '../../../domain/review/acts.ts';
import {
  closing,
  extension,
  noonOf,
  opening,
  ReviewCourse,
  resumed,
  step,
  strikeOut,
  suspended,
  waiver,
} from '../../support/review-course.ts';

const opened = ReviewCourse.opened('2021-11-01');
const submitted = opened.with(step('questionnaire-submitted', 'NGA', '2022-04-01'));

describe('granting an extension', () => {
  it('unknown-obligation: the procedure has no such obligation', () => {
    expect(opened.refuses(extension('translation', 'NGA', 'P1M', '2021-11-02')).code).toBe(
      'unknown-obligation',
    );
  });

  it('not-part-of-review and not-the-actor: to who owes it alone', () => {
    expect(opened.refuses(extension('questionnaire', 'FRA', 'P1M', '2021-11-02')).code).toBe(
      'not-part-of-review',
    );
    expect(opened.refuses(extension('questionnaire', 'KEN', 'P1M', '2021-11-02')).code).toBe('not-the-actor');
  });

  it('act-before-trigger: time that has not begun cannot be extended', () => {
    expect(opened.refuses(extension('feedback', 'KEN', 'P1M', '2021-11-02')).code).toBe('act-before-trigger');
    const now = noonOf(opening('2022-04-02').on);
    const before = extension('feedback', 'KEN', 'P1M', '2022-03-31');
    expect(submitted.refuses(before, now).code).toBe('act-before-trigger');
    expect(submitted.accepts(extension('feedback', 'KEN', 'P1M', '2022-04-01'), now).act.sequence).toBe(3);
  });

  it('no-time-limit: nor can time that was never given', () => {
    const fed = submitted.with(
      step('feedback-given', 'KEN', '2022-06-01'),
      step('feedback-given', 'AUT', '2022-06-01'),
    );
    expect(fed.refuses(extension('observations', 'KEN', 'P1M', '2022-06-02')).code).toBe('no-time-limit');
  });

  it('already-met and already-waived: nothing runs any more', () => {
    expect(submitted.refuses(extension('questionnaire', 'NGA', 'P1M', '2022-04-02'))).toMatchObject({
      code: 'already-met',
      facts: { act: 2 },
    });
    const waived = opened.with(waiver('questionnaire', 'NGA', '2021-12-01'));
    expect(waived.refuses(extension('questionnaire', 'NGA', 'P1M', '2021-12-02')).code).toBe(
      'already-waived',
    );
  });

  it.each(['P0D', 'P0M', 'PT1H', 'P-1M', 'one month', '', 'P101Y'])(
    'extension-invalid: %j adds no time',
    (by) => {
      const granted = { ...extension('questionnaire', 'NGA', 'P1M', '2021-11-02'), by };
      expect(opened.refuses(granted as ActBody).code).toBe('extension-invalid');
    },
  );

  it('extension-invalid: many extensions never lead out of the calendar', () => {
    const once = opened.with(extension('questionnaire', 'NGA', 'P60Y', '2021-11-02'));
    expect(once.limit('questionnaire/NGA').dueOn).toBe('2082-05-01');
    expect(once.refuses(extension('questionnaire', 'NGA', 'P60Y', '2021-11-02')).code).toBe(
      'extension-invalid',
    );
    expect(once.accepts(extension('experts', 'NGA', 'P60Y', '2021-11-02')).act.sequence).toBe(3);
  });

  it('is possible when the time is over, and makes what was overdue run again', () => {
    const late = opened.with(extension('focal-point', 'NGA', 'P1M', '2021-11-20'));
    expect(late.limit('focal-point/NGA').dueOn).toBe('2021-12-15');
  });
});

describe('waiving an obligation', () => {
  it('is refused where it was met or waived, and where nobody owes it', () => {
    expect(submitted.refuses(waiver('questionnaire', 'NGA', '2022-04-02')).code).toBe('already-met');
    const waived = opened.with(waiver('experts', 'KEN', '2021-11-02'));
    expect(waived.refuses(waiver('experts', 'KEN', '2021-11-03')).code).toBe('already-waived');
    expect(waived.accepts(waiver('experts', 'AUT', '2021-11-03')).act.sequence).toBe(3);
    expect(opened.refuses(waiver('experts', 'FRA', '2021-11-02')).code).toBe('not-part-of-review');
    expect(opened.refuses(waiver('translation', 'KEN', '2021-11-02')).code).toBe('unknown-obligation');
  });

  it('is possible before its time begins', () => {
    expect(opened.with(waiver('feedback', 'KEN', '2021-11-02')).limit('feedback/KEN').status).toBe('waived');
  });
});

describe('suspending and resuming', () => {
  const asleep = opened.with(suspended('2021-12-01'));
  const awake = asleep.with(resumed('2022-01-10'));

  it('review-suspended: not twice', () => {
    expect(asleep.refuses(suspended('2021-12-02'))).toMatchObject({
      code: 'review-suspended',
      facts: { act: 2 },
    });
  });

  it('review-suspended: not before time last ran again, but from that day on', () => {
    const now = noonOf(opening('2022-01-11').on);
    expect(awake.refuses(suspended('2022-01-09'), now).code).toBe('review-suspended');
    expect(awake.accepts(suspended('2022-01-10'), now).act.sequence).toBe(4);
    expect(awake.accepts(suspended('2022-01-11'), now).act.sequence).toBe(4);
  });

  it('review-not-suspended: what runs is not resumed', () => {
    expect(opened.refuses(resumed('2021-12-01')).code).toBe('review-not-suspended');
    expect(awake.refuses(resumed('2022-01-11')).code).toBe('review-not-suspended');
  });

  it('review-not-suspended: not on a day before the suspension, but on its own day', () => {
    const now = noonOf(opening('2021-12-02').on);
    expect(asleep.refuses(resumed('2021-11-30'), now).code).toBe('review-not-suspended');
    expect(asleep.accepts(resumed('2021-12-01'), now).act.sequence).toBe(3);
  });
});

describe('reason-required: what changes rights is explained', () => {
  it.each([
    extension('questionnaire', 'NGA', 'P1M', '2021-12-01'),
    waiver('questionnaire', 'NGA', '2021-12-01'),
    suspended('2021-12-01'),
    closing('2021-12-01'),
    strikeOut(2, '2021-12-01'),
  ])('$kind', (body) => {
    const review = opened.with(step('focal-point-named', 'NGA', '2021-11-05'));
    expect(review.refuses({ ...body, reason: '' } as ActBody).code).toBe('reason-required');
    expect(review.refuses({ ...body, reason: ' \n' } as ActBody).code).toBe('reason-required');
    expect(review.accepts(body).act.sequence).toBe(3);
  });

  it('review-resumed', () => {
    const asleep = opened.with(suspended('2021-12-01'));
    expect(asleep.refuses({ ...resumed('2021-12-02'), reason: '' } as ActBody).code).toBe('reason-required');
  });
});
