import { toEnglishDate } from '../calendar/english.ts';
import type { CivilDate, Instant, ZoneName } from '../calendar/time.ts';
import { toCivilDate } from '../calendar/zoned.ts';
import type { LetterFacts } from './letter-facts.ts';
import type { RunningLimit } from './situation.ts';

/** What must be read before the letter itself; most letters have none of these. */
export function toMarks(
  { notice, procedure, review, signedAt }: LetterFacts,
  limit: RunningLimit,
  today: CivilDate,
  rehearsal: boolean,
): readonly string[] {
  const meantFor = toCivilDate(notice.moment, procedure.zone);
  const marks = [
    rehearsal &&
      `Rehearsal. This message was written on a rehearsal clock that showed ${toEnglishDate(today)}. Its dates are those of the rehearsal.`,
    review.sample && 'Sample. This review was invented for demonstration; nobody is asked for anything.',
    notice.signature && toSignatureMark(signedAt, procedure.zone),
    // A message that is signed leaves when it is signed, not when it was drafted.
    !notice.signature &&
      (notice.late || meantFor < today) &&
      `Late. This message was to leave on ${toEnglishDate(meantFor)}. It leaves on ${toEnglishDate(today)} and speaks of that day.`,
    limit.standing === 'assumed' &&
      'Please note: the date below rests in part on an assumption, which no source confirms. The steps say which.',
  ];
  return marks.filter((mark) => mark !== false);
}

function toSignatureMark(signedAt: Instant | null, zone: ZoneName): string {
  return signedAt === null
    ? 'Draft. This message leaves only when an officer of the secretariat has signed it.'
    : `Signed by an officer of the secretariat on ${toEnglishDate(toCivilDate(signedAt, zone))}.`;
}
