import { describe, expect, test } from 'vitest';
import type { NoticeKey } from '../../../domain/review/notice.ts';
import type { RecordedNotice } from '../../../scripts/rehearse/recorded.ts';
import {
  ACTS,
  changed,
  faultless,
  findDifferences,
  forget,
  kindsOf,
  OVERDUE,
  superseded,
} from '../../support/faultless-rehearsal.ts';
import { extension, NIGERIA, ReviewCourse, step } from '../../support/review-course.ts';

describe('comparing a rehearsal with the rules', () => {
  test('services without fault show no difference, nor do their letter logs', () => {
    expect(faultless().reviews[0]!.notices.length).toBeGreaterThan(20);
    expect(findDifferences(faultless(), true)).toEqual([]);
  });

  test('an act that the rules refuse is found', () => {
    const recorded = changed(() => ({ acts: [...ACTS, { ...ACTS[1]!, sequence: 4, commandId: 'again' }] }));
    expect(findDifferences(recorded)).toEqual([
      expect.objectContaining({ kind: 'act-refused', review: NIGERIA, subject: 'again' }),
    ]);
  });

  test.each([
    'status',
    'dueOn',
    'metOn',
    'openedOn',
    'dueAt',
    'remainingDays',
    'knownAt',
    'standing',
  ] as const)('a time limit with another %s is found, with both outcomes', (field) => {
    const recorded = changed(({ limits }) => ({
      limits: limits.map((limit) =>
        limit.key === 'focal-point/NGA' ? { ...limit, [field]: 'other' } : limit,
      ),
    }));
    const [difference, ...more] = findDifferences(recorded);
    expect(more).toEqual([]);
    expect(difference).toMatchObject({ kind: 'time-limit', subject: 'focal-point/NGA' });
    expect(difference!.came).toContain(`${field} other`);
    expect(difference!.expected).not.toContain(`${field} other`);
  });

  test('a time limit that is missing, and one too many, are found', () => {
    const missing = changed(({ limits }) => ({ limits: limits.slice(1) }));
    expect(findDifferences(missing)).toEqual([
      expect.objectContaining({ kind: 'time-limit', came: 'no such time limit' }),
    ]);
    const surplus = changed(({ limits }) => ({
      limits: [...limits, { ...limits[0]!, key: 'dialogue/NGA' as never }],
    }));
    expect(findDifferences(surplus)).toEqual([
      expect.objectContaining({
        kind: 'time-limit',
        subject: 'dialogue/NGA',
        expected: 'no such time limit',
      }),
    ]);
  });

  test('a notice that was never decided is found', () => {
    const recorded = changed(({ notices, letters }) => ({
      notices: notices.filter(({ key }) => key !== OVERDUE),
      letters: letters.filter(({ noticeKeys }) => !noticeKeys.includes(OVERDUE)),
    }));
    expect(kindsOf({ ...recorded, mails: recorded.letters.map(({ messageToken }) => messageToken) })).toEqual(
      ['notice-missing'],
    );
  });

  test('a notice that the rules do not know is found', () => {
    const recorded = changed(({ notices }) => ({
      notices: [
        ...notices,
        { ...notices[0]!, key: 'untoc/1/NGA:invented' as NoticeKey, status: 'superseded', reason: 'met' },
      ],
    }));
    expect(kindsOf(recorded)).toEqual(['notice-unexpected']);
  });

  test('a notice after the end is not looked at', () => {
    const recorded = changed(({ notices }) => ({
      notices: [
        ...notices,
        {
          ...notices[0]!,
          key: 'untoc/1/NGA:later' as NoticeKey,
          moment: '2022-02-01T08:00:00.000Z' as never,
        },
      ],
    }));
    expect(findDifferences(recorded)).toEqual([]);
  });

  test('a notice that a newer one overtook is excused, but not where the logs must be equal', () => {
    const recorded = superseded(OVERDUE, 'overtaken');
    expect(findDifferences(recorded)).toEqual([]);
    expect(kindsOf(recorded, true)).toEqual(['letter-log']);
  });

  test('a notice that was dropped as overtaken although no newer one was decided is found', () => {
    const newest = faultless()
      .reviews[0]!.notices.filter(({ limit }) => limit === 'focal-point/AUT')
      .at(-1)!;
    expect(kindsOf(superseded(newest.key, 'overtaken'))).toEqual(['notice-dropped']);
  });

  test('a notice that was dropped as met although nothing was recorded after it is found', () => {
    expect(kindsOf(superseded(OVERDUE, 'met'))).toEqual(['notice-dropped']);
  });

  test('a notice that an act ended before the review looked is excused', () => {
    const opening = 'untoc/1/NGA:focal-point/NGA:opening:2021-11-15:party' as NoticeKey;
    const late = superseded(opening, 'met', ACTS[1]!.recordedAt);
    expect(findDifferences(late)).toEqual([]);
    expect(kindsOf(superseded(opening, 'met'))).toEqual(['notice-dropped']);
  });

  test('a notice whose date was changed before the review looked is excused, and only then', () => {
    const extended = ReviewCourse.opened('2021-11-01').with(
      step('focal-point-named', 'NGA', '2021-11-10'),
      extension('focal-point', 'AUT', 'P2W', '2021-11-14'),
    );
    const whole = faultless(extended.acts);
    const [, before, after] = extended.acts.map(({ recordedAt }) => recordedAt);
    const isBetween = ({ moment }: RecordedNotice): boolean => moment > before! && moment < after!;
    const lost = whole.reviews[0]!.notices.filter(isBetween).map(({ limit }) => limit);
    expect(new Set(lost)).toEqual(new Set(['focal-point/AUT', 'focal-point/KEN']));
    // The review was late: of what fell due between the acts, what belongs to the changed date is excused alone.
    expect(findDifferences(forget(whole, isBetween)).map(({ kind, subject }) => [kind, subject])).toEqual([
      ['notice-missing', expect.stringContaining('focal-point/KEN')],
    ]);
    // The review was not late: something was decided meanwhile, so nothing is excused.
    const alone = forget(whole, (notice) => isBetween(notice) && notice.limit === 'focal-point/AUT');
    expect(kindsOf(alone)).toEqual(['notice-missing']);
  });
});
