import { daysBetween } from '../../calendar/civil-date.ts';
import type { CivilDate, Instant } from '../../calendar/time.ts';
import { toCivilDate } from '../../calendar/zoned.ts';
import type { Phrasebook } from './phrasebook.ts';
import type { Topic } from './topic.ts';

/** Weekends, holidays and the one letter a day keep a message so long without anything being wrong: Good Friday to Tuesday. */
const ORDINARY_WAIT_DAYS = 4;

/** What must be read before a date: that the message is late, or that the date is assumed. */
export function sayDateMarks(
  { limit, notice, procedure, today }: Topic,
  { say, date }: Phrasebook,
): readonly string[] {
  const meantFor = toCivilDate(notice.moment, procedure.zone);
  const waited = daysBetween(meantFor, today);
  // A message that is signed leaves when it is signed, not when it was drafted.
  const late = !notice.signature && (notice.late || waited > ORDINARY_WAIT_DAYS) && waited > 0;
  return [
    ...(late ? [say('letter.mark.late', { meant: date(meantFor), date: date(today) })] : []),
    ...(limit.standing === 'assumed' ? [say('letter.mark.assumed')] : []),
  ];
}

export function saySampleMark({ say }: Phrasebook): string {
  return say('letter.mark.sample');
}

/** `today` is the day that the rehearsal's clock shows. */
export function sayRehearsalMark(today: CivilDate, { say, date }: Phrasebook): string {
  return say('letter.mark.rehearsal', { date: date(today) });
}

/** Of letters that need a signature. */
export function saySignatureMark(
  { procedure }: Topic,
  signedAt: Instant | null,
  { say, date }: Phrasebook,
): string {
  if (signedAt === null) return say('letter.mark.draft');
  return say('letter.mark.signed', { date: date(toCivilDate(signedAt, procedure.zone)) });
}
