import { toEnglishSpan } from '../../domain/calendar/english.ts';
import { requireStep } from '../../domain/procedure/lookup.ts';
import type { Obligation, Procedure, Role, Step } from '../../domain/procedure/procedure.ts';
import { renderBasis, table } from './markdown.ts';

/** What is owed in one kind of proceeding, with the sources. */
export function renderOwed(procedure: Procedure): readonly string[] {
  return [
    table(
      [
        'no.',
        'what',
        'owed by',
        'time limit',
        'runs from',
        'standing of the time limit',
        'standing of the obligation',
      ],
      procedure.obligations.map((obligation, index) => [String(index + 1), ...toRow(procedure, obligation)]),
    ),
    'No time limit: it is owed, none was found, and it never becomes overdue.',
    '### Sources of what is owed',
    ...procedure.obligations.map((obligation, index) => renderSources(obligation, index + 1)),
  ];
}

/** The steps that can be recorded in it. */
export function renderSteps(procedure: Procedure): string {
  return table(
    ['step', 'taken by', 'needs', 'records', 'more than once'],
    procedure.steps.map((step) => [
      step.title,
      ROLES[step.by],
      toNeeds(procedure, step),
      (step.records ?? []).join(', '),
      step.repeatable ? 'yes' : 'no',
    ]),
  );
}

const ROLES: Readonly<Record<Role, string>> = {
  'under-review': 'the State under review',
  'each-reviewing-state': 'each reviewing State',
  'each-state': 'each State of the review',
  secretariat: 'the secretariat',
};

function toRow(procedure: Procedure, obligation: Obligation): readonly string[] {
  const { time } = obligation;
  return [
    obligation.title,
    ROLES[obligation.owedBy],
    time === null ? 'none' : toEnglishSpan(time.span),
    toTrigger(procedure, obligation),
    time === null ? '' : time.basis.standing,
    obligation.basis.standing,
  ];
}

function toTrigger(procedure: Procedure, { runsFrom }: Obligation): string {
  if (runsFrom.event === 'review-opened') return 'start of the review';
  if (runsFrom.event === 'resolution-adopted') return 'adoption of the resolution';
  const step = requireStep(procedure, runsFrom.step);
  return step.by.startsWith('each-') ? `${step.title}, by the last that owes it` : step.title;
}

function renderSources(obligation: Obligation, number: number): string {
  const lines = [`${number}. **${obligation.title}**: ${renderBasis(obligation.basis)}`];
  if (obligation.time !== null) lines.push(`   Time limit: ${renderBasis(obligation.time.basis)}`);
  return lines.join('\n\n');
}

function toNeeds(procedure: Procedure, step: Step): string {
  return (step.after ?? [])
    .map(({ step: id, who }) => {
      const { title, by } = requireStep(procedure, id);
      if (by === 'secretariat') return title;
      return who === 'same-party' ? `${title}, by the same party` : `${title}, by every party that owes it`;
    })
    .join('; ');
}
