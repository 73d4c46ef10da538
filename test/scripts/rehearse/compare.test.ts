import { describe, expect, test } from 'vitest';
import type { Instant } from '../../../domain/calendar/time.ts';
import { endOfDay } from '../../../domain/calendar/zoned.ts';
import { simulate } from '../../../domain/forecast/simulate.ts';
import type { Act } from '../../../domain/review/acts.ts';
import type { NoticeKey } from '../../../domain/review/notice.ts';
import { compare } from '../../../scripts/rehearse/compare.ts';
import type {
  Recorded,
  RecordedLetter,
  RecordedNotice,
  RecordedReview,
} from '../../../scripts/rehearse/recorded.ts';
import { day, extension, NIGERIA, ReviewCourse, step } from '../../support/review-course.ts';
import { UNTOC } from '../../support/untoc-procedure.ts';

const UNTIL = endOfDay(day('2022-01-31'), UNTOC.zone);
const { acts: ACTS } = ReviewCourse.opened('2021-11-01').with(
  step('focal-point-named', 'NGA', '2021-11-10'),
  step('focal-point-named', 'KEN', '2021-11-20'),
);

/** What services without any fault would have recorded. */
function faultless(acts: readonly Act[] = ACTS): Recorded {
  const { reviews } = simulate({
    procedure: UNTOC,
    until: UNTIL,
    reviews: [
      {
        key: NIGERIA,
        commands: acts.map(({ recordedAt, commandId, recordedBy, body }) => ({
          at: recordedAt,
          command: { commandId, recordedBy, act: body },
        })),
      },
    ],
  });
  const [review] = reviews;
  const notices = review!.notices.map(
    ({ notice: { key, rung, limit, addressee, moment }, status }): RecordedNotice => ({
      ...{ key, rung, limit, addressee, moment, decidedAt: moment, status },
      reason: status === 'due' ? null : 'overtaken',
      leftOut: null,
    }),
  );
  const letters = notices
    .filter(({ status }) => status === 'due')
    .map(
      ({ key, moment }): RecordedLetter => ({
        ...{ notBefore: moment, status: 'sent', sentAt: moment, absorbed: false },
        messageToken: `token of ${key}`,
        noticeKeys: [key],
        // One address for each, so that the day's letters are not counted here.
        contactId: key,
      }),
    );
  return {
    reviews: [{ key: NIGERIA, acts, limits: review!.limits, notices }],
    letters,
    mails: letters.map(({ messageToken }) => messageToken),
  };
}

/** A review and its letters. */
type Course = RecordedReview & Pick<Recorded, 'letters'>;

function changed(change: (course: Course) => Partial<Course>, mails?: readonly string[]): Recorded {
  const whole = faultless();
  const [review] = whole.reviews;
  const { letters = whole.letters, ...changes } = change({ ...review!, letters: whole.letters });
  return { reviews: [{ ...review!, ...changes }], letters, mails: mails ?? whole.mails };
}

function findDifferences(recorded: Recorded, equalLogs = false) {
  return compare(recorded, { procedure: UNTOC, until: UNTIL, equalLogs });
}

function kindsOf(recorded: Recorded, equalLogs = false): readonly string[] {
  return [...new Set(findDifferences(recorded, equalLogs).map(({ kind }) => kind))].sort();
}

const OVERDUE = 'untoc/1/NGA:focal-point/AUT:weekly#1:2021-11-15:party' as NoticeKey;

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

  test('one notice in two letters is found', () => {
    const recorded = changed(({ letters }) => ({
      letters: [...letters, { ...letters[0]!, messageToken: 'second', status: 'awaiting-signature' }],
    }));
    expect(kindsOf(recorded)).toEqual(['notice-twice']);
    expect(kindsOf(recorded, true)).toEqual(['letter-log', 'notice-twice']);
  });

  test('a due notice without a letter is found', () => {
    const recorded = changed(({ letters }) => ({ letters: letters.slice(1) }));
    const mails = recorded.letters.map(({ messageToken }) => messageToken);
    expect(kindsOf({ ...recorded, mails })).toEqual(['letter-missing']);
  });

  test.each(['intended', 'sending', 'failed', 'in-doubt'] as const)('a letter left %s is found', (status) => {
    const recorded = changed(({ letters: [first, ...rest] }) => ({
      letters: [{ ...first!, status }, ...rest],
    }));
    expect(kindsOf(recorded)).toEqual(['letter-not-sent']);
  });

  test('a letter kept for a signature is no difference', () => {
    const recorded = changed(({ letters: [first, ...rest] }) => ({
      letters: [{ ...first!, status: 'awaiting-signature' }, ...rest],
    }));
    expect(findDifferences(recorded, true)).toEqual([]);
  });

  test('a letter with several notices is no difference, and neither is a letter that was tried before it', () => {
    const { letters, reviews } = faultless();
    const [one, other, ...rest] = letters;
    const latest = [one!, other!]
      .map(({ sentAt }) => sentAt!)
      .toSorted()
      .at(-1)!;
    const both = { ...one!, noticeKeys: [...one!.noticeKeys, ...other!.noticeKeys], sentAt: latest };
    const tried = { ...other!, status: 'superseded', sentAt: null, absorbed: true } as const;
    const whole = { reviews, letters: [both, tried, ...rest] };
    const mails = [both, ...rest].map(({ messageToken }) => messageToken);
    expect(findDifferences({ ...whole, mails }, true)).toEqual([]);
    const counted = { ...whole, letters: [both, { ...tried, absorbed: false }, ...rest], mails };
    expect(kindsOf(counted)).toEqual(['notice-twice']);
  });

  test('a notice that its letter left out is excused by a newer one, or by an act before the letter left', () => {
    expect(findDifferences(leftOut(OVERDUE, 'newer-notice'))).toEqual([]);
    const newest = faultless()
      .reviews[0]!.notices.filter(({ limit }) => limit === 'focal-point/AUT')
      .at(-1)!;
    expect(kindsOf(leftOut(newest.key, 'newer-notice'))).toEqual(['notice-left-out']);
    const opening = 'untoc/1/NGA:focal-point/NGA:opening:2021-11-15:party' as NoticeKey;
    expect(findDifferences(leftOut(opening, 'met', ACTS[1]!.recordedAt))).toEqual([]);
    expect(kindsOf(leftOut(opening, 'met'))).toEqual(['notice-left-out']);
  });

  test('a letter that did not leave without any reason, and one that left too early, are found', () => {
    const withdrawn = changed(({ letters: [first, ...rest] }) => ({
      letters: [{ ...first!, status: 'superseded' }, ...rest],
    }));
    expect(kindsOf(withdrawn)).toEqual(['notice-left-out']);
    const early = changed(({ letters: [first, ...rest] }) => ({
      letters: [{ ...first!, sentAt: '2021-01-01T00:00:00.000Z' as Instant }, ...rest],
    }));
    expect(kindsOf(early)).toEqual(['letter-early']);
  });

  test('two letters to one addressee on one day are found', () => {
    const recorded = changed(({ letters: [first, second, ...rest] }) => ({
      letters: [first!, { ...second!, contactId: first!.contactId, sentAt: first!.sentAt }, ...rest],
    }));
    expect(kindsOf(recorded)).toEqual(['letters-of-one-day']);
  });

  test('a mail that is missing, one that came twice, and one of nobody are found', () => {
    const { mails } = faultless();
    expect(kindsOf(changed(() => ({}), mails.slice(1)))).toEqual(['mail-missing']);
    expect(kindsOf(changed(() => ({}), [...mails, mails[0]!]))).toEqual(['mail-twice']);
    expect(kindsOf(changed(() => ({}), [...mails, 'of nobody']))).toEqual(['mail-unexpected']);
  });
});

/** Without these notices and their letters. */
function forget(whole: Recorded, isForgotten: (notice: RecordedNotice) => boolean): Recorded {
  const [review] = whole.reviews;
  const forgotten = review!.notices.filter(isForgotten).map(({ key }) => key);
  const letters = whole.letters.filter(
    ({ noticeKeys }) => !noticeKeys.some((key) => forgotten.includes(key)),
  );
  const notices = review!.notices.filter(({ key }) => !forgotten.includes(key));
  return {
    reviews: [{ ...review!, notices }],
    letters,
    mails: letters.map(({ messageToken }) => messageToken),
  };
}

/** The notice was not sent, for that reason, which was found at its moment or later. */
function superseded(key: NoticeKey, reason: RecordedNotice['reason'], decidedAt?: Instant): Recorded {
  const { reviews, letters: left } = changed(({ notices, letters }) => ({
    notices: notices.map((notice) =>
      notice.key === key
        ? { ...notice, status: 'superseded', reason, decidedAt: decidedAt ?? notice.decidedAt }
        : notice,
    ),
    letters: letters.filter(({ noticeKeys }) => !noticeKeys.includes(key)),
  }));
  return { reviews, letters: left, mails: left.map(({ messageToken }) => messageToken) };
}

/** The notice's letter left without it, for that reason, and at that moment or at its own. */
function leftOut(key: NoticeKey, reason: string, sentAt?: Instant): Recorded {
  return changed(({ notices, letters }) => ({
    notices: notices.map((notice) => (notice.key === key ? { ...notice, leftOut: reason } : notice)),
    letters: letters.map((letter) =>
      letter.noticeKeys.includes(key) && sentAt !== undefined ? { ...letter, sentAt } : letter,
    ),
  }));
}
