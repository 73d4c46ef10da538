import { toEnglishSpan } from '../../domain/calendar/english.ts';
import { requireStep } from '../../domain/procedure/lookup.ts';
import type {
  Basis,
  Obligation,
  Procedure,
  Role,
  Rung,
  Standing,
  Step,
} from '../../domain/procedure/procedure.ts';

/** A procedure as tables for lawyers, in Markdown. Every rule stands beside its source and its standing. */
export function renderRuleTable(procedure: Procedure, sourcePath: string): string {
  return [
    `# ${procedure.title}: the rules as Chancery applies them`,
    `Made from \`${sourcePath}\`, version ${procedure.version}, by \`npm run rule-table\`. Change that file, not this one. No official text, and no legal advice.`,
    '## How well a rule is founded',
    table(
      ['standing', 'meaning'],
      (Object.keys(STANDING_MEANS) as Standing[]).map((standing) => [standing, STANDING_MEANS[standing]]),
    ),
    '## What is owed',
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
    '## How time is counted',
    table(
      ['rule', 'value', ...BASIS_HEADINGS],
      [
        ['a time limit ends with the day in', procedure.zone, ...toCells(procedure.zoneBasis)],
        [
          'reminders fall due at',
          `${procedure.noticeTime} local time`,
          ...toCells(procedure.noticeTimeBasis),
        ],
        ['weekends and holidays', 'shift nothing', ...toCells(procedure.nonWorkingDays.basis)],
      ],
    ),
    '## Reviewers and phases',
    table(
      ['rule', 'value', ...BASIS_HEADINGS],
      [
        [
          'reviewing States of one review',
          `${procedure.reviewers.minimum} to ${procedure.reviewers.maximum}`,
          ...toCells(procedure.reviewers.basis),
        ],
        ...procedure.phases.map(({ id, title, basis }) => [`phase ${id}`, title, ...toCells(basis)]),
      ],
    ),
    '## Steps that can be recorded',
    table(
      ['step', 'taken by', 'needs', 'more than once'],
      procedure.steps.map((step) => [
        step.title,
        ROLES[step.by],
        toNeeds(procedure, step),
        step.repeatable ? 'yes' : 'no',
      ]),
    ),
    '## Reminders and escalations',
    ...procedure.ladders.flatMap((ladder) => [
      `### Ladder \`${ladder.id}\``,
      renderBasis(ladder.basis),
      table(
        ['rung', 'when', 'to', 'leaves'],
        ladder.rungs.map((rung) => [
          rung.id,
          toMoment(rung),
          rung.to.map((addressee) => ADDRESSEES[addressee]).join(', '),
          rung.signature ? 'when an officer has signed' : 'by itself',
        ]),
      ),
    ]),
  ]
    .join('\n\n')
    .concat('\n');
}

const STANDING_MEANS: Readonly<Record<Standing, string>> = {
  stated: 'read in the source itself',
  reported: "read in somebody else's paraphrase",
  inferred: 'concluded from what was read, with the reasoning; a reading, not a rule',
  assumed: 'found in nothing that was read; a default, to be confirmed',
};

const ROLES: Readonly<Record<Role, string>> = {
  'under-review': 'the State under review',
  'each-reviewing-state': 'each reviewing State',
  'each-state': 'each State of the review',
  secretariat: 'the secretariat',
};

const ADDRESSEES: Readonly<Record<Rung['to'][number], string>> = {
  party: "the party's focal point, or its permanent mission while there is none",
  'permanent-mission': "the party's permanent mission",
  secretariat: 'the secretariat',
  bureau: 'the bureau of the Conference',
};

const BASIS_HEADINGS = ['standing', 'source', 'note'];

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

function renderBasis({ source, standing, note }: Basis): string {
  return `${standing}; source: ${source}.${note === undefined ? '' : ` ${note}`}`;
}

function toCells({ standing, source, note }: Basis): readonly string[] {
  return [standing, source, note ?? ''];
}

function toNeeds(procedure: Procedure, step: Step): string {
  return (step.after ?? [])
    .map(({ step: id, who }) => {
      const { title } = requireStep(procedure, id);
      return who === 'same-party' ? `${title}, by the same party` : `${title}, by every party that owes it`;
    })
    .join('; ');
}

function toMoment({ at }: Rung): string {
  switch (at.when) {
    case 'opening':
      return 'when the time limit opens, or its date becomes known or changes';
    case 'fraction':
      return `after ${Math.round(at.of * 100)} % of the time`;
    case 'before':
      return `${toEnglishSpan(at.span)} before the due date`;
    case 'due':
      return 'on the due date';
    case 'after':
      return `${toEnglishSpan(at.span)} after the due date`;
    case 'every':
      return `every ${toEnglishSpan(at.span)} after the due date, ${at.times} times`;
  }
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escapeCell).join(' | ')} |`;
  return [line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n');
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ').trim();
}
