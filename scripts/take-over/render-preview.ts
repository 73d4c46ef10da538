import type { TakeOverPreview } from '../../server/routes/schemas/take-over.ts';

type ReviewPreview = TakeOverPreview['reviews'][number];
type Limit = ReviewPreview['timeLimits'][number];

/** A preview for the terminal: for each review where it would stand, what is owed until when, and what is sent at once. */
export function renderPreview({ asOf, reviews }: TakeOverPreview): string {
  const toRecord = reviews.reduce((sum, review) => sum + review.toRecord, 0);
  const notices = reviews.reduce((sum, review) => sum + review.notices.length, 0);
  const sum = `${count(reviews.length, 'review')}, ${count(toRecord, 'act')} to record, ${count(notices, 'notice')} at once`;
  return [`As of ${asOf}: ${sum}.`, ...reviews.map(renderReview)].join('\n\n');
}

function renderReview(review: ReviewPreview): string {
  const { timeLimits, notices } = review;
  return [
    `${review.review}${review.sample ? '  (sample)' : ''}: ${describeNews(review)}`,
    `  started on ${review.openedOn}; ${describeStand(review)}`,
    ...toLines('owed', timeLimits.map(toLimitCells)),
    ...toLines(
      'sent at once',
      notices.map(({ title, party, rung, addressee, dueOn, signature }) => [
        title,
        party,
        dueOn,
        `${rung} to ${addressee}`,
        signature ? 'awaits a signature' : '',
      ]),
    ),
    ...(notices.length === 0 ? ['  nothing is sent at once'] : []),
  ].join('\n');
}

function describeNews({ open, toRecord, known }: ReviewPreview): string {
  if (toRecord === 0) return 'everything is recorded already';
  const before = known === 0 ? '' : `, ${known} recorded already`;
  return `${open ? 'open here' : 'new'}, ${count(toRecord, 'act')} to record${before}`;
}

function describeStand({ stage, suspended, closedOn }: ReviewPreview): string {
  if (closedOn !== null) return `closed on ${closedOn}`;
  const where = stage === null ? 'nothing is owed any more' : `stage: ${stage.title}`;
  return suspended ? `${where}; suspended` : where;
}

function toLimitCells(limit: Limit): readonly string[] {
  const { title, party, dueOn, standing } = limit;
  return [title, party, dueOn ?? '-', standing, describeTime(limit)];
}

function describeTime({ status, overdue, daysLeft }: Limit): string {
  if (status === 'open') return 'no time limit';
  if (daysLeft === null) return status;
  if (overdue) return `OVERDUE by ${count(-daysLeft, 'day')}`;
  return `${count(daysLeft, 'day')} left${status === 'suspended' ? ', suspended' : ''}`;
}

/** A heading and a table under it, indented; nothing where there is no row. */
function toLines(heading: string, rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return [];
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)));
  const lines = rows.map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '));
  return [`  ${heading}`, ...lines.map((line) => `    ${line}`.trimEnd())];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
