import type { Instant } from '../../../domain/calendar/time.ts';
import { SECRETARIAT } from '../../../domain/review/acts.ts';
import type { ReviewRow } from '../../../register/review-row.ts';
import type { PageFrame } from '../page-frame.ts';
import type { PageProcedures } from '../page-procedures.ts';
import { type BoardQuery, type Show, toBoardHref } from './board-query.ts';
import { type BoardLine, toBoardLine } from './present-line.ts';

export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly selected: boolean;
}

/** One figure of the strip above the board; it links to the reviews it counts. */
export interface Figure {
  readonly label: string;
  readonly count: number;
  readonly explanation: string;
  readonly href: string;
  readonly current: boolean;
  readonly late: boolean;
}

export interface BoardModel {
  readonly frame: PageFrame;
  readonly figures: readonly Figure[];
  readonly filters: {
    readonly show: string;
    readonly stages: readonly Choice[];
    readonly parties: readonly Choice[];
    readonly reviewers: readonly Choice[];
    readonly owing: readonly Choice[];
    readonly text: string;
    readonly lateOnly: boolean;
    readonly any: boolean;
  };
  readonly order: { readonly by: BoardQuery['order']; readonly dueHref: string; readonly partyHref: string };
  readonly lines: readonly BoardLine[];
  readonly total: number;
}

export interface BoardInput {
  readonly frame: PageFrame;
  readonly query: BoardQuery;
  /** Every review, for the figures and the choices of the form. */
  readonly all: readonly ReviewRow[];
  /** The reviews that the form's other fields ask for. */
  readonly found: readonly ReviewRow[];
  readonly procedures: PageProcedures;
  readonly now: Instant;
}

export function presentBoard({ frame, query, all, found, procedures, now }: BoardInput): BoardModel {
  const shown = found.filter((row) => isShown(row, query.show));
  const { show, order, ...filters } = query;
  return {
    frame,
    figures: toFigures(all, show),
    filters: {
      show,
      stages: procedures.stages.map(({ id, title }) => choose(id, title, query.stage)),
      parties: toPartyChoices(all.map(toPartyUnderReview), query.party),
      reviewers: toPartyChoices(
        all.flatMap((row) => row.reviewers),
        query.reviewer,
      ),
      owing: [
        choose(SECRETARIAT, 'The secretariat', query.owedBy),
        ...toPartyChoices(
          all.flatMap((row) => [toPartyUnderReview(row), ...row.reviewers]),
          query.owedBy,
        ),
      ],
      text: query.text ?? '',
      lateOnly: show === 'late',
      any: show !== 'all' || Object.values(filters).some((value) => value !== undefined),
    },
    order: {
      by: order,
      dueHref: toBoardHref({ ...query, order: 'due' }),
      partyHref: toBoardHref({ ...query, order: 'party' }),
    },
    lines: shown.map((row) => toBoardLine(row, procedures, now)),
    total: all.length,
  };
}

interface NamedParty {
  readonly code: string;
  readonly name: string;
}

function toPartyUnderReview({ party, partyName }: ReviewRow): NamedParty {
  return { code: party, name: partyName };
}

function isShown(row: ReviewRow, show: Show): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'running':
      return row.closedOn === null && !row.suspended;
    case 'late':
      return row.overdue > 0;
    case 'not-started':
      return isNotStarted(row);
    case 'suspended':
      return row.suspended && row.closedOn === null;
    case 'closed':
      return row.closedOn !== null;
  }
}

/** Opened, and nothing has been recorded since: the review has begun on paper only. */
function isNotStarted(row: ReviewRow): boolean {
  return row.closedOn === null && row.lastAct.kind === 'review-opened';
}

function toFigures(all: readonly ReviewRow[], show: Show): readonly Figure[] {
  const figure = (label: string, of: Show, explanation: string): Figure => {
    const count = all.filter((row) => isShown(row, of)).length;
    return {
      label,
      count,
      explanation,
      href: toBoardHref({ show: of }),
      current: show === of,
      late: of === 'late' && count > 0,
    };
  };
  return [
    figure('Running', 'running', 'Opened, neither suspended nor closed'),
    figure('Late', 'late', 'At least one time limit has passed unmet'),
    figure('Not started in fact', 'not-started', 'Opened, but nothing recorded since'),
    figure('Suspended', 'suspended', 'No time runs until the review is resumed'),
  ];
}

function toPartyChoices(parties: readonly NamedParty[], selected: string | undefined): readonly Choice[] {
  const names = new Map(parties.map(({ code, name }) => [code, name]));
  return [...names]
    .sort(([, one], [, other]) => one.localeCompare(other, 'en'))
    .map(([code, name]) => choose(code, name, selected));
}

function choose(value: string, text: string, selected: string | undefined): Choice {
  return { value, text, selected: value === selected };
}
