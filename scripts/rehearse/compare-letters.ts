import type { Instant, ZoneName } from '../../domain/calendar/time.ts';
import { toCivilDate } from '../../domain/calendar/zoned.ts';
import type { NoticeKey } from '../../domain/review/notice.ts';
import type { Difference, DifferenceKind } from './difference.ts';
import type { RecordedLetter, RecordedNotice, RecordedReview } from './recorded.ts';

/** The letters that carry a notice, without those that were tried and whose notices another one carries by now. */
export type CarryingLetters = ReadonlyMap<NoticeKey, readonly RecordedLetter[]>;

export function toCarryingLetters(letters: readonly RecordedLetter[]): CarryingLetters {
  const carrying = new Map<NoticeKey, RecordedLetter[]>();
  for (const letter of letters.filter(({ absorbed }) => !absorbed)) {
    for (const key of letter.noticeKeys) carrying.set(key, [...(carrying.get(key) ?? []), letter]);
  }
  return carrying;
}

/**
 * Every notice of a review that was due is in exactly one letter, which has left, not before the notice's moment, or waits for a signature.
 * The letter may have left it out, or not have left for that reason, because a newer notice about the same time limit to the same
 * addressee was due, or because its time limit had ended or moved by then; nothing else is excused.
 */
export function compareLetters(
  recorded: RecordedReview,
  letters: CarryingLetters,
  until: Instant,
): readonly Difference[] {
  return recorded.notices
    .filter(({ moment }) => moment <= until)
    .flatMap((notice): readonly Difference[] => {
      const fault = findFault(notice, letters.get(notice.key) ?? [], recorded);
      return fault === undefined ? [] : [{ ...fault, review: recorded.key, subject: notice.key }];
    });
}

type Fault = Omit<Difference, 'review' | 'subject'>;

function findFault(
  notice: RecordedNotice,
  carrying: readonly RecordedLetter[],
  recorded: RecordedReview,
): Fault | undefined {
  const fault = (kind: DifferenceKind, expected: string, came: string): Fault => ({ kind, expected, came });
  const [letter] = carrying;
  if (carrying.length > 1) return fault('notice-twice', 'one letter', `${carrying.length} letters`);
  if (letter === undefined)
    return notice.status === 'due' ? fault('letter-missing', 'a letter', 'none') : undefined;
  if (notice.status === 'superseded')
    return fault('notice-unexpected', 'superseded, in no letter', `a letter, ${letter.status}`);
  if (letter.sentAt !== null && letter.sentAt < notice.moment)
    return fault('letter-early', `not before ${notice.moment}`, `a letter that left at ${letter.sentAt}`);
  if (notice.leftOut !== null || letter.status === 'superseded') {
    if (isExcused(notice, letter, recorded)) return undefined;
    return fault('notice-left-out', 'written in its letter', `left out (${notice.leftOut ?? 'no reason'})`);
  }
  if (letter.status === 'sent' || letter.status === 'awaiting-signature') return undefined;
  return fault('letter-not-sent', 'a letter that left', `a letter, ${letter.status}`);
}

function isExcused(
  { leftOut, limit, addressee, moment, decidedAt }: RecordedNotice,
  { sentAt }: RecordedLetter,
  { acts, notices }: RecordedReview,
): boolean {
  if (leftOut === null) return false;
  if (leftOut === 'newer-notice') {
    return notices.some(
      (one) =>
        one.limit === limit && one.addressee === addressee && one.status === 'due' && one.moment > moment,
    );
  }
  return acts.some(({ recordedAt }) => recordedAt > decidedAt && (sentAt === null || recordedAt <= sentAt));
}

/** No addressee has two letters on one day. */
export function compareDays(letters: readonly RecordedLetter[], zone: ZoneName): readonly Difference[] {
  const days = new Map<string, RecordedLetter[]>();
  for (const letter of letters) {
    if (letter.status !== 'sent' || letter.sentAt === null || letter.contactId === null) continue;
    const day = `${toCivilDate(letter.sentAt, zone)} to ${letter.contactId}`;
    days.set(day, [...(days.get(day) ?? []), letter]);
  }
  return [...days]
    .filter(([, ofDay]) => ofDay.length > 1)
    .map(([subject, ofDay]) => ({
      kind: 'letters-of-one-day',
      review: null,
      subject,
      expected: 'one letter',
      came: ofDay.map(({ sentAt }) => sentAt).join(', '),
    }));
}
