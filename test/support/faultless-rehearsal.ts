import type { Instant } from '../../domain/calendar/time.ts';
import { endOfDay } from '../../domain/calendar/zoned.ts';
import { simulate } from '../../domain/forecast/simulate.ts';
import type { Act } from '../../domain/review/acts.ts';
import type { NoticeKey } from '../../domain/review/notice.ts';
import { compare } from '../../scripts/rehearse/compare.ts';
import type {
  Recorded,
  RecordedLetter,
  RecordedNotice,
  RecordedReview,
} from '../../scripts/rehearse/recorded.ts';
import { day, NIGERIA, ReviewCourse, step } from './review-course.ts';
import { UNTOC } from './untoc-procedure.ts';

/** A rehearsal as the services would have recorded it, and the ways in which a test spoils it. */

const UNTIL = endOfDay(day('2022-01-31'), UNTOC.zone);
export const { acts: ACTS } = ReviewCourse.opened('2021-11-01').with(
  step('focal-point-named', 'NGA', '2021-11-10'),
  step('focal-point-named', 'KEN', '2021-11-20'),
);

/** What services without any fault would have recorded. */
export function faultless(acts: readonly Act[] = ACTS): Recorded {
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

export function changed(change: (course: Course) => Partial<Course>, mails?: readonly string[]): Recorded {
  const whole = faultless();
  const [review] = whole.reviews;
  const { letters = whole.letters, ...changes } = change({ ...review!, letters: whole.letters });
  return { reviews: [{ ...review!, ...changes }], letters, mails: mails ?? whole.mails };
}

export function findDifferences(recorded: Recorded, equalLogs = false) {
  return compare(recorded, { procedure: UNTOC, until: UNTIL, equalLogs });
}

export function kindsOf(recorded: Recorded, equalLogs = false): readonly string[] {
  return [...new Set(findDifferences(recorded, equalLogs).map(({ kind }) => kind))].sort();
}

export const OVERDUE = 'untoc/1/NGA:focal-point/AUT:weekly#1:2021-11-15:party' as NoticeKey;

/** Without these notices and their letters. */
export function forget(whole: Recorded, isForgotten: (notice: RecordedNotice) => boolean): Recorded {
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
export function superseded(key: NoticeKey, reason: RecordedNotice['reason'], decidedAt?: Instant): Recorded {
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
export function leftOut(key: NoticeKey, reason: string, sentAt?: Instant): Recorded {
  return changed(({ notices, letters }) => ({
    notices: notices.map((notice) => (notice.key === key ? { ...notice, leftOut: reason } : notice)),
    letters: letters.map((letter) =>
      letter.noticeKeys.includes(key) && sentAt !== undefined ? { ...letter, sentAt } : letter,
    ),
  }));
}
