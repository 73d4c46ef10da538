import { toEnglishSpan } from '../../domain/calendar/english.ts';
import type { Procedure, Rung, Standing } from '../../domain/procedure/procedure.ts';
import { BASIS_HEADINGS, renderBasis, table, toCells } from './markdown.ts';
import { renderLaunch } from './render-launch.ts';
import { renderOwed, renderSteps } from './render-owed.ts';

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
    ...renderOwed(procedure),
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
    renderSteps(procedure),
    ...renderLaunch(procedure),
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

const ADDRESSEES: Readonly<Record<Rung['to'][number], string>> = {
  party: "the party's focal point, or its permanent mission while there is none",
  'permanent-mission': "the party's permanent mission",
  secretariat: 'the secretariat',
  bureau: 'the bureau of the Conference',
};

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
