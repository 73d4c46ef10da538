import type { Instant } from '../../domain/calendar/time.ts';
import { toCivilDate } from '../../domain/calendar/zoned.ts';
import type { EvidenceFacts, EvidenceLetter } from '../../domain/letters/evidence/evidence-facts.ts';
import type { Notice } from '../../domain/review/notice.ts';
import { partiesOf } from '../../domain/review/opening.ts';
import { planNotices } from '../../domain/review/planned-notices.ts';
import { extension, ReviewCourse, step } from './review-course.ts';

/** Nigeria owes its questionnaire, was given a month more, and has not sent it when the bureau is to be told. */
export const LATE_COURSE = ReviewCourse.opened('2021-11-01').with(
  step('focal-point-named', 'NGA', '2021-11-20'),
  extension('questionnaire', 'NGA', 'P1M', '2022-04-20'),
);

export function at(text: string): Instant {
  return new Date(text).toISOString() as Instant;
}

/** The facts of a pack about one time limit of a course: each notice before the bureau's was sent in a letter of its own, in French. */
export function evidenceFacts(
  changes: Partial<EvidenceFacts> = {},
  { course = LATE_COURSE, limit: key = 'questionnaire/NGA' }: { course?: ReviewCourse; limit?: string } = {},
): EvidenceFacts {
  const state = course.state();
  const { body } = state.opened;
  const [underReview] = partiesOf(body);
  const limit = course.limit(key);
  const planned = planNotices(course.procedure, state, [limit]).map(
    ({ notice }): Notice => ({ ...notice, late: false }),
  );
  const bureau = planned.find(({ addressee }) => addressee === 'bureau');
  if (bureau === undefined || underReview === undefined) throw new Error('the bureau is told of nothing');
  const before = planned.filter(({ moment }) => moment < bureau.moment);
  return {
    asOf: new Date(Date.parse(bureau.moment) + 7_200_000).toISOString() as Instant,
    rehearsal: false,
    notice: bureau,
    procedure: course.procedure,
    review: {
      key: course.key,
      phase: '1',
      underReview: { code: underReview.code, name: underReview.name },
      openedOn: body.on,
      suspended: false,
      closedOn: state.closedOn,
      sample: false,
      newestAct: {
        sequence: course.acts.length,
        recordedAt: course.acts.at(-1)?.recordedAt ?? bureau.moment,
      },
    },
    owedBy: { code: underReview.code, name: underReview.name },
    limit,
    notices: before.map((notice) => ({ notice, superseded: null, leftOut: null })),
    letters: before.map((notice) => evidenceLetter(notice)),
    decisions: [],
    acts: course.acts,
    ...changes,
  };
}

/** One letter that carries this notice, accepted half an hour after its moment. */
export function evidenceLetter(notice: Notice, changes: Partial<EvidenceLetter> = {}): EvidenceLetter {
  const sentAt = new Date(Date.parse(notice.moment) + 1_800_000).toISOString() as Instant;
  return {
    messageId: `${notice.rung}-${notice.occurrence}@chancery.example`,
    notices: [notice],
    among: false,
    addressee: notice.addressee,
    writtenTo: notice.addressee === 'party' ? 'focal-point' : notice.addressee,
    day: toCivilDate(notice.moment, LATE_COURSE.procedure.zone),
    language: 'fr',
    subject: `Examen du Nigéria : ${notice.rung}`,
    status: 'sent',
    sentAt,
    delivery: null,
    deliveryAt: null,
    insteadOf: null,
    attempts: [{ at: sentAt, outcome: 'sent' }],
    acts: [],
    ...changes,
  };
}
