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
} from '../../support/review-course.ts';
import { UNTOC } from '../../support/untoc-procedure.ts';

const opened = ReviewCourse.opened('2021-11-01');

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

it.each([
  step('nonsense', 'NGA', '2021-11-02'),
  step('focal-point-named', 'FRA', '2021-11-02'),
  step('feedback-given', 'KEN', '2021-11-02'),
  step('questionnaire-submitted', 'secretariat', '2021-11-02'),
  extension('feedback', 'KEN', 'P1M', '2021-11-02'),
  resumed('2021-11-02'),
  strikeOut(9, '2021-11-02'),
  strikeOut(1, '2021-11-02'),
])('a refusal says in whole sentences what was expected and what to do: %o', (body) => {
  const { message, remedy } = opened.refuses(body);
  expect(message).toMatch(/^[A-Zu“].*\.$/);
  expect(remedy).toMatch(/^[A-Z].*\.$/);
  expect(message + remedy).not.toMatch(/undefined|null|\[object/);
});
