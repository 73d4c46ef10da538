import type { Instant, ZoneName } from '../../domain/calendar/time.ts';
import { toCivilDate } from '../../domain/calendar/zoned.ts';
import type { SimulatedReview } from '../../domain/forecast/simulate.ts';
import type { CarryingLetters } from './compare-letters.ts';
import type { Difference } from './difference.ts';
import type { RecordedNotice, RecordedReview } from './recorded.ts';

/**
 * Compares the letter logs of one review, line by line (day, addressee, notice): what letters carry of it. They are equal where the
 * services wake in time for every single rung: with few reviews, on a machine that keeps up with the clock.
 */
export function compareLetterLogs(
  recorded: RecordedReview,
  simulated: SimulatedReview,
  {
    letters,
    until,
    zone,
  }: { readonly letters: CarryingLetters; readonly until: Instant; readonly zone: ZoneName },
): readonly Difference[] {
  const toLine = ({ key, moment, addressee }: Pick<RecordedNotice, 'key' | 'moment' | 'addressee'>): string =>
    `${toCivilDate(moment, zone)} ${addressee} ${key}`;
  const came = recorded.notices
    .filter(({ moment }) => moment <= until)
    .flatMap((notice) => (letters.get(notice.key) ?? []).map(() => toLine(notice)));
  const expected = simulated.notices
    .filter(({ status }) => status === 'due')
    .map(({ notice }) => toLine(notice));
  return [
    ...without(expected, came).map((line) => toDifference(recorded, line, 'in a letter', 'in none')),
    ...without(came, expected).map((line) => toDifference(recorded, line, 'in no letter', 'in a letter')),
  ];
}

/** Lines that `others` lacks, each as often as it is lacking. */
function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return lines.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function toDifference({ key }: RecordedReview, subject: string, expected: string, came: string): Difference {
  return { kind: 'letter-log', review: key, subject, expected, came };
}
