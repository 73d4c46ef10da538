import type { Instant } from '../../domain/calendar/time.ts';
import type { SimulatedNotice, SimulatedReview } from '../../domain/forecast/simulate.ts';
import type { ActBody } from '../../domain/review/acts.ts';
import type { Notice, NoticeKey } from '../../domain/review/notice.ts';
import { type TimeLimitKey, toTimeLimitKey } from '../../domain/review/time-limit.ts';
import type { Difference } from './difference.ts';
import type { RecordedNotice, RecordedReview } from './recorded.ts';

/**
 * Compares what was decided about every notice of one review up to `until`. The services may wake late, so a notice that
 * the rules call due may have been superseded by a newer one, or by the end of its time limit, or have lost its date; nothing
 * else is excused.
 */
export function compareNotices(
  recorded: RecordedReview,
  simulated: SimulatedReview,
  until: Instant,
): readonly Difference[] {
  const came = new Map(
    recorded.notices.filter(({ moment }) => moment <= until).map((notice) => [notice.key, notice]),
  );
  const expected = new Map(simulated.notices.map((entry) => [entry.notice.key, entry]));
  const difference = (
    kind: Difference['kind'],
    subject: NoticeKey,
    left: string,
    right: string,
  ): Difference => ({
    kind,
    review: recorded.key,
    subject,
    expected: left,
    came: right,
  });
  const decided = [...expected].flatMap(([key, entry]) => {
    const fault = findFault(entry, came.get(key), recorded);
    return fault === undefined ? [] : [difference(fault.kind, key, fault.expected, fault.came)];
  });
  const unknown = [...came]
    .filter(([key]) => !expected.has(key))
    .map(([key, { status, moment }]) =>
      difference('notice-unexpected', key, 'nothing', `${status} at ${moment}`),
    );
  return [...decided, ...unknown];
}

/** What is wrong with what was decided about one notice; `undefined` when nothing. */
function findFault(
  { notice, status }: SimulatedNotice,
  came: RecordedNotice | undefined,
  recorded: RecordedReview,
): Pick<Difference, 'kind' | 'expected' | 'came'> | undefined {
  if (came === undefined) {
    if (isOutdated(notice, recorded)) return undefined;
    return { kind: 'notice-missing', expected: `${status} at ${notice.moment}`, came: 'nothing' };
  }
  if (came.status === status) return undefined;
  if (came.status === 'due') return { kind: 'notice-unexpected', expected: 'superseded', came: 'due' };
  if (isOvertaken(came, recorded)) return undefined;
  const reason = came.reason ?? 'no reason';
  return {
    kind: 'notice-dropped',
    expected: 'due',
    came: `superseded (${reason}), and nothing took its place`,
  };
}

/**
 * A notice may be superseded when a newer one to the same addressee was decided, or when an act that was recorded before
 * the review, waking late, looked had ended its time limit.
 */
function isOvertaken(notice: RecordedNotice, { notices, acts }: RecordedReview): boolean {
  const { moment, limit, addressee, decidedAt, reason } = notice;
  if (reason === 'overtaken') {
    return notices.some((one) => one.limit === limit && one.addressee === addressee && one.moment > moment);
  }
  return reason !== null && acts.some(({ recordedAt }) => recordedAt > moment && recordedAt <= decidedAt);
}

/**
 * A notice may be missing when its date had been changed before the review, waking late, looked: the next act after its
 * moment changed it, and nothing was decided in between. A letter about the old date would be wrong.
 */
function isOutdated({ moment, limit }: Notice, { acts, notices }: RecordedReview): boolean {
  const next = acts.find(({ recordedAt }) => recordedAt > moment);
  if (next === undefined || !changesDate(next.body, limit)) return false;
  return !notices.some(({ decidedAt }) => decidedAt >= moment && decidedAt < next.recordedAt);
}

function changesDate(act: ActBody, limit: TimeLimitKey): boolean {
  if (act.kind === 'extension-granted') return toTimeLimitKey(act.obligation, act.party) === limit;
  return act.kind === 'review-suspended' || act.kind === 'review-resumed' || act.kind === 'act-struck-out';
}
