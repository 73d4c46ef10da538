import type { Instant, ZoneName } from '../../domain/calendar/time.ts';
import { toCivilDate } from '../../domain/calendar/zoned.ts';
import type { SimulatedReview } from '../../domain/forecast/simulate.ts';
import type { Difference } from './difference.ts';
import type { RecordedReview } from './recorded.ts';

/**
 * Compares the letter logs of one review, line by line (day, addressee, notice). They are equal where the services wake
 * in time for every single rung: with few reviews, on a machine that keeps up with the clock.
 */
export function compareLetterLogs(
  recorded: RecordedReview,
  simulated: SimulatedReview,
  { until, zone }: { readonly until: Instant; readonly zone: ZoneName },
): readonly Difference[] {
  const came = recorded.letters
    .filter(({ moment }) => moment <= until)
    .flatMap(({ day, addressee, noticeKeys }) => noticeKeys.map((key) => `${day} ${addressee} ${key}`));
  const expected = simulated.notices
    .filter(({ status }) => status === 'due')
    .map(({ notice }) => `${toCivilDate(notice.moment, zone)} ${notice.addressee} ${notice.key}`);
  return [
    ...without(expected, came).map((line) => toDifference(recorded, line, 'this letter', 'none')),
    ...without(came, expected).map((line) => toDifference(recorded, line, 'none', 'this letter')),
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
