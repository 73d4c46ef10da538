import type { Instant } from '../../domain/calendar/time.ts';
import { isOverdue, wasMetLate } from '../../domain/review/overdue.ts';
import type { TimeLimit } from '../../domain/review/time-limit.ts';
import { toCarryingLetters } from './compare-letters.ts';
import { describeSpan, measureLateness } from './lateness.ts';
import type { Recorded, RecordedLetter, RecordedNotice } from './recorded.ts';

/** What a rehearsal came to, as text for the terminal. `until` decides what is overdue; `rate` is the clock's. */
export function summarize(recorded: Recorded, until: Instant, rate: number): string {
  return [
    `Notices by kind, in ${recorded.letters.filter(({ status }) => status === 'sent').length} letters`,
    ...toTable(
      ['', 'sent', 'to sign', 'left out', 'overtaken', 'other'],
      [...groupNotices(recorded)].map(([rung, cells]) => [rung, ...cells.map(String)]),
    ),
    '',
    'Time limits',
    ...toTable(
      ['', 'number'],
      [...groupTimeLimits(recorded, until)].map(([name, number]) => [name, String(number)]),
    ),
    '',
    describeLateness(recorded, rate),
  ].join('\n');
}

/** By rung: notices sent, kept for a signature, left out of their letter because something newer was due or the limit had ended; overtaken before a letter; others. */
function groupNotices({ reviews, letters }: Recorded): ReadonlyMap<string, readonly number[]> {
  const rows = new Map<string, number[]>();
  const carrying = toCarryingLetters(letters);
  for (const { notices } of reviews) {
    for (const notice of notices) {
      const row = rows.get(notice.rung) ?? [0, 0, 0, 0, 0];
      const column = toColumn(notice, carrying.get(notice.key)?.[0]);
      row[column] = (row[column] ?? 0) + 1;
      rows.set(notice.rung, row);
    }
  }
  const total = [...rows.values()].reduce(
    (sum, row) => sum.map((cell, at) => cell + (row[at] ?? 0)),
    [0, 0, 0, 0, 0],
  );
  return new Map([...rows].sort(([a], [b]) => a.localeCompare(b))).set('total', total);
}

function toColumn(notice: RecordedNotice, letter: RecordedLetter | undefined): number {
  if (notice.status === 'superseded') return 3;
  if (notice.leftOut !== null) return 2;
  if (letter?.status === 'sent') return 0;
  if (letter?.status === 'awaiting-signature') return 1;
  return 4;
}

function groupTimeLimits({ reviews }: Recorded, until: Instant): ReadonlyMap<string, number> {
  const groups = new Map<string, number>();
  for (const limit of reviews.flatMap(({ limits }) => limits)) {
    const name = nameOutcome(limit, until);
    groups.set(name, (groups.get(name) ?? 0) + 1);
  }
  return new Map([...groups].sort(([a], [b]) => a.localeCompare(b)));
}

function nameOutcome(limit: TimeLimit, until: Instant): string {
  if (limit.status === 'met') return wasMetLate(limit) ? 'met, late' : 'met in time';
  if (limit.status === 'running') return isOverdue(limit, until) ? 'missed so far' : 'running';
  return limit.status === 'open' ? 'owed, without a time limit' : limit.status;
}

function describeLateness(recorded: Recorded, rate: number): string {
  const lateness = measureLateness(recorded);
  if (lateness === undefined) return 'No letter was sent.';
  const both = (span: number): string =>
    `${describeSpan(span)} (${(span / rate / 1000).toFixed(2)} s of real time)`;
  return `Lateness in proceedings' time: worst ${both(lateness.worst)}, median ${both(lateness.median)}`;
}

/** First column to the left, numbers to the right. */
export function toTable(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const widths = head.map((title, at) =>
    Math.max(title.length, ...rows.map((row) => (row[at] ?? '').length)),
  );
  return [head, ...rows].map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
