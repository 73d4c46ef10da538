import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CivilDate, Instant } from '../../../domain/calendar/time.ts';
import type { ActBody } from '../../../domain/review/acts.ts';
import { decide } from '../../../domain/review/decide.ts';
import type { ReviewKey } from '../../../domain/review/review-id.ts';
import {
  closing,
  extension,
  noonOf,
  opening,
  party,
  ReviewCourse,
  resumed,
  step,
  strikeOut,
  suspended,
  waiver,
} from '../../support/review-course.ts';
import { UNTOC } from '../../support/untoc-procedure.ts';

const opened = ReviewCourse.opened('2021-11-01');
const submitted = opened.with(step('questionnaire-submitted', 'NGA', '2022-04-01'));

describe('opening a review', () => {
  const unopened = new ReviewCourse();

  it('makes the first act', () => {
    const now = '2021-11-01T08:30:00.000Z' as Instant;
    const { act, duplicate } = unopened.accepts(opening('2021-11-01'), now);
    expect(duplicate).toBe(false);
    expect(act).toEqual({
      sequence: 1,
      commandId: 'command-1',
      recordedBy: 'officer-1',
      recordedAt: now,
      body: opening('2021-11-01'),
    });
  });

  it('review-not-found: nothing else comes first', () => {
    expect(unopened.refuses(step('focal-point-named', 'NGA', '2021-11-02')).code).toBe('review-not-found');
  });

  it('review-exists: it happens once', () => {
    const refusal = opened.refuses(
      opening('2021-11-02'),
      noonOf(opening('2021-11-02').on),
      'another-command',
    );
    expect(refusal.code).toBe('review-exists');
  });

  const openAs = (key: string, on = '2021-11-01') =>
    decide({
      procedure: UNTOC,
      key: key as ReviewKey,
      acts: [],
      command: { commandId: 'c', recordedBy: 'officer-1', act: opening(on) },
      now: noonOf(opening(on).on),
    });

  it.each([
    ['unknown-procedure', 'uncac/1/NGA'],
    ['unknown-phase', 'untoc/9/NGA'],
    ['not-part-of-review', 'untoc/1/KEN'],
  ])('%s: the key %s does not fit the procedure or the act', (code, key) => {
    expect(openAs(key)).toMatchObject({ accepted: false, refusal: { code } });
  });

  it('not-a-party: only parties to the Convention are reviewed', () => {
    const outside = { ...party('NGA', 'Nigeria'), instruments: ['tip'] };
    expect(unopened.refuses(opening('2021-11-01', { underReview: outside })).code).toBe('not-a-party');
  });

  const kenya = party('KEN', 'Kenya');
  const austria = party('AUT', 'Austria');
  const five = ['AUT', 'BEL', 'CHE', 'DEU', 'ESP'].map((code) => party(code, code));

  it.each([
    ['one reviewer', [kenya]],
    ['no reviewer', []],
    ['five reviewers', five],
    ['one State twice', [kenya, austria, kenya]],
    ['the State itself', [kenya, party('NGA', 'Nigeria')]],
  ])('reviewers-invalid: %s', (_, reviewers) => {
    expect(unopened.refuses(opening('2021-11-01', { reviewers })).code).toBe('reviewers-invalid');
  });

  it.each([[2], [3], [4]])('%i reviewers are accepted', (count) => {
    expect(unopened.accepts(opening('2021-11-01', { reviewers: five.slice(0, count) })).act.sequence).toBe(1);
  });
});

describe('the day of an act', () => {
  const named = (on: string): ActBody => step('focal-point-named', 'NGA', on);

  it('act-before-opening: the day before the start is refused, the day itself and the day after are not', () => {
    const now = noonOf(opening('2021-11-02').on);
    expect(opened.refuses(named('2021-10-31'), now).code).toBe('act-before-opening');
    expect(opened.accepts(named('2021-11-01'), now).act.body.on).toBe('2021-11-01');
    expect(opened.accepts(named('2021-11-02'), now).act.body.on).toBe('2021-11-02');
  });

  it('act-in-future: today is the day in Vienna, where it begins an hour before UTC', () => {
    const justBefore = '2021-11-09T22:59:59.999Z' as Instant;
    const midnight = '2021-11-09T23:00:00.000Z' as Instant;
    expect(opened.refuses(named('2021-11-10'), justBefore).code).toBe('act-in-future');
    expect(opened.accepts(named('2021-11-10'), midnight).act.body.on).toBe('2021-11-10');
    expect(opened.refuses(named('2021-11-11'), midnight).facts).toEqual({
      on: '2021-11-11',
      today: '2021-11-10',
    });
  });

  it('act-in-future: a review is not opened ahead of its day', () => {
    const now = noonOf(opening('2021-10-31').on);
    expect(new ReviewCourse().refuses(opening('2021-11-01'), now).code).toBe('act-in-future');
  });

  it('no day at all is a fault of the caller, not a refusal', () => {
    const never = { ...opening('2021-11-01'), on: '2021-02-30' as CivilDate };
    expect(() => new ReviewCourse().refuses(never, '2022-01-01T00:00:00.000Z' as Instant)).toThrow(
      RangeError,
    );
  });
});

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

describe('repeating a command', () => {
  const body = step('focal-point-named', 'NGA', '2021-11-10');
  const named = opened.with(body);

  it('with the same act gives the old one back, even when it could not be recorded any more', () => {
    const closed = named.with(closing('2021-12-01'));
    const again = closed.accepts({ ...body }, noonOf(opening('2021-12-05').on), 'command-2');
    expect(again).toEqual({ act: named.acts[1], duplicate: true });
  });

  it('whatever the order of its fields', () => {
    const turned = Object.fromEntries(Object.entries(body).reverse()) as unknown;
    expect(named.accepts(turned as ActBody, noonOf(body.on), 'command-2').duplicate).toBe(true);
  });

  it('command-id-reused: with another act it is refused', () => {
    const other = step('focal-point-named', 'NGA', '2021-11-11');
    expect(named.refuses(other, noonOf(other.on), 'command-2').code).toBe('command-id-reused');
  });

  it('of an act that was struck out still gives that act back', () => {
    const struck = named.with(strikeOut(2, '2021-11-11'));
    expect(struck.accepts(body, noonOf(opening('2021-11-12').on), 'command-2').act.sequence).toBe(2);
  });
});

it('every refusal says what was expected, what to do, and speaks of nothing undefined', () => {
  const bodies: readonly ActBody[] = [
    step('nonsense', 'NGA', '2021-11-02'),
    step('focal-point-named', 'FRA', '2021-11-02'),
    step('feedback-given', 'KEN', '2021-11-02'),
    step('questionnaire-submitted', 'secretariat', '2021-11-02'),
    extension('feedback', 'KEN', 'P1M', '2021-11-02'),
    resumed('2021-11-02'),
    strikeOut(9, '2021-11-02'),
    strikeOut(1, '2021-11-02'),
  ];
  fc.assert(
    fc.property(fc.constantFrom(...bodies), (body) => {
      const { message, remedy } = opened.refuses(body);
      expect(message).toMatch(/^[A-Zu“].*\.$/);
      expect(remedy).toMatch(/^[A-Z].*\.$/);
      expect(message + remedy).not.toMatch(/undefined|null|\[object/);
    }),
    { numRuns: 50 },
  );
});
