import type { Instant } from '../../domain/calendar/time.ts';
import type { SimulatedNotice, SimulatedReview } from '../../domain/forecast/simulate.ts';
import type { NoticeKey } from '../../domain/review/notice.ts';
import type { Difference } from './difference.ts';
import type { RecordedLetter, RecordedNotice, RecordedReview } from './recorded.ts';

/**
 * Compares what was decided about every notice of one review up to `until`. The services may wake late, so a notice that
 * the rules call due may have been superseded by a newer one, or by the end of its time limit; nothing else is excused.
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
  const differences: Difference[] = [];
  for (const [key, entry] of expected) {
    const notice = came.get(key);
    if (notice === undefined)
      differences.push(difference('notice-missing', key, describeExpected(entry), 'nothing'));
    else if (entry.status === 'superseded' && notice.status === 'due') {
      differences.push(difference('notice-unexpected', key, 'superseded', 'due'));
    } else if (entry.status === 'due' && notice.status === 'superseded' && !isExcused(notice, recorded)) {
      differences.push(
        difference(
          'notice-dropped',
          key,
          'due',
          `superseded (${notice.reason ?? 'no reason'}), and nothing took its place`,
        ),
      );
    }
  }
  for (const [key, notice] of came) {
    if (!expected.has(key))
      differences.push(
        difference('notice-unexpected', key, 'nothing', `${notice.status} at ${notice.moment}`),
      );
  }
  return [...differences, ...compareLetters(recorded, [...came.values()], difference)];
}

function describeExpected({ notice, status }: SimulatedNotice): string {
  return `${status} at ${notice.moment}`;
}

/** A notice may be superseded when a newer one to the same addressee was decided, or when an act that came later ended its time limit. */
function isExcused(notice: RecordedNotice, { notices, acts }: RecordedReview): boolean {
  if (notice.reason === 'overtaken') {
    return notices.some(
      (other) =>
        other.limit === notice.limit && other.addressee === notice.addressee && other.moment > notice.moment,
    );
  }
  return notice.reason !== null && acts.some(({ recordedAt }) => recordedAt > notice.moment);
}

/** Every notice that was due is in exactly one letter, and that letter has left or waits for a signature. */
function compareLetters(
  { letters }: RecordedReview,
  notices: readonly RecordedNotice[],
  difference: (kind: Difference['kind'], subject: NoticeKey, left: string, right: string) => Difference,
): readonly Difference[] {
  const holding = new Map<NoticeKey, RecordedLetter[]>();
  for (const letter of letters) {
    for (const key of letter.noticeKeys) holding.set(key, [...(holding.get(key) ?? []), letter]);
  }
  return notices.flatMap(({ key, status }) => {
    const held = holding.get(key) ?? [];
    const [letter] = held;
    if (held.length > 1) return [difference('notice-twice', key, 'one letter', `${held.length} letters`)];
    if (letter === undefined)
      return status === 'due' ? [difference('letter-missing', key, 'a letter', 'none')] : [];
    if (status === 'superseded')
      return [difference('notice-unexpected', key, 'superseded, in no letter', `a letter, ${letter.status}`)];
    return isSettled(letter)
      ? []
      : [difference('letter-not-sent', key, 'a letter that left', `a letter, ${letter.status}`)];
  });
}

/** Sent, kept back for a signature, or withdrawn at the last moment because its time limit had just ended. */
function isSettled({ status }: RecordedLetter): boolean {
  return status === 'sent' || status === 'awaiting-signature' || status === 'superseded';
}
