import { FileError, type FileFault } from '../file-error.ts';
import { type CsvRow, readCsv } from '../parties/read-csv.ts';
import type { TakeOverFile } from './take-over-file.ts';

const COLUMNS = [
  'mechanism',
  'phase',
  'group',
  'review',
  'kind',
  'step',
  'party',
  'on',
  'by',
  'obligation',
  'reason',
  'reviewers',
  'name',
  'email',
  'language',
  'sample',
] as const;

type Column = (typeof COLUMNS)[number];
type Row = CsvRow<Column>;
type Json = Readonly<Record<string, unknown>>;

/** A review as its lines say it. */
interface Lines {
  readonly opening: Row;
  readonly acts: Row[];
}

/** Fields of the JSON form that another column holds. */
const COLUMN_OF: Readonly<Record<string, Column>> = { startOn: 'on' };
const ACT_COLUMNS = ['kind', 'step', 'party', 'on', 'by', 'obligation', 'reason'] as const;
const CONTACT_COLUMNS = ['name', 'email', 'language'] as const;

/**
 * Reads the CSV form: one act a line, the lines of a review known by mechanism, phase and State under review, the first of
 * them its opening. Empty cells are left out, so that the API says what is missing. Throws FileError with all faults of form.
 */
export function readTakeOverCsv(path: string): TakeOverFile {
  const rows = readCsv(path, COLUMNS);
  const faults: FileFault[] = [];
  const byReview = new Map<string, Lines>();
  for (const row of rows) {
    const { mechanism, phase, review, kind } = row.cells;
    const key = [mechanism, phase, review].join('/');
    const lines = byReview.get(key);
    const isOpening = kind === 'review-opened';
    if (lines === undefined) {
      if (!isOpening)
        faults.push(row.faultAt('kind', `review-opened in the first line of the review ${key}`));
      byReview.set(key, { opening: row, acts: [] });
    } else if (isOpening) {
      faults.push(
        row.faultAt('kind', `another act than that of line ${lines.opening.line}, which opens ${key}`),
      );
    } else lines.acts.push(row);
  }
  const reviews = [...byReview.values()];
  faults.push(...rows.flatMap(findFaults));
  if (faults.length > 0)
    throw new FileError(
      path,
      faults.sort((one, other) => one.line - other.line),
    );
  return {
    body: { reviews: reviews.map(({ opening, acts }) => ({ ...toOpening(opening), acts: acts.map(toAct) })) },
    placeOf: (pointer) => placeOf(reviews, pointer),
  };
}

function findFaults(row: Row): readonly FileFault[] {
  const { group, sample, reviewers } = row.cells;
  return [
    ...(group === '' || /^\d+$/.test(group) ? [] : [row.faultAt('group', 'a whole number, or nothing')]),
    ...(['', 'yes', 'no'].includes(sample) ? [] : [row.faultAt('sample', 'yes, no or nothing')]),
    ...(/^([^\s:+]+(:[^\s:+]+(\+[^\s:+]+)*)?(\s+|$))*$/.test(reviewers)
      ? []
      : [row.faultAt('reviewers', 'States separated by spaces, such as KEN AUT:untoc+tip')]),
  ];
}

function toOpening({ cells }: Row): Json {
  const { mechanism, phase, group, review, on, reviewers, sample } = cells;
  return {
    ...filled({ mechanism, phase, party: review, startOn: on }),
    ...(group === '' ? {} : { group: Number(group) }),
    ...(sample === '' ? {} : { sample: sample === 'yes' }),
    reviewers: reviewers.split(/\s+/).filter(Boolean).map(toReviewer),
  };
}

/** `KEN`, or `AUT:untoc+tip` for a State that reviews these instruments alone. */
function toReviewer(text: string): Json {
  const [party = '', instruments] = text.split(':');
  return instruments === undefined ? { party } : { party, instruments: instruments.split('+') };
}

function toAct({ cells }: Row): Json {
  const contact = filled(pick(cells, CONTACT_COLUMNS));
  return {
    ...filled(pick(cells, ACT_COLUMNS)),
    ...(Object.keys(contact).length === 0 ? {} : { contact }),
  };
}

function pick(cells: Row['cells'], columns: readonly Column[]): Readonly<Record<string, string>> {
  return Object.fromEntries(columns.map((column) => [column, cells[column]]));
}

function filled(cells: Readonly<Record<string, string>>): Json {
  return Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== ''));
}

function placeOf(reviews: readonly Lines[], pointer: string): { line: number; column: number } {
  const [, , review = '', field = '', act = '', ...inner] = pointer.split('/');
  const lines = reviews[Number(review)];
  if (lines === undefined || review === '') return { line: 1, column: 1 };
  const isAct = field === 'acts' && act !== '';
  const row = (isAct ? lines.acts[Number(act)] : undefined) ?? lines.opening;
  const name = isAct ? inner.at(-1) : field === 'party' ? 'review' : field;
  const column = findColumn(name);
  return column === undefined ? { line: row.line, column: 1 } : row.faultAt(column, '');
}

function findColumn(name: string | undefined): Column | undefined {
  if (name === undefined) return undefined;
  return COLUMN_OF[name] ?? COLUMNS.find((column) => column === name);
}
