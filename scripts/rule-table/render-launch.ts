import type { GroupStart, Procedure } from '../../domain/procedure/procedure.ts';
import { BASIS_HEADINGS, table, toCells } from './markdown.ts';
import { renderOwed, renderSteps } from './render-owed.ts';

/** The launch of a phase; empty where the mechanism has none. */
export function renderLaunch(procedure: Procedure): readonly string[] {
  const { launch } = procedure;
  if (launch === undefined) return [];
  const seen: Procedure = { ...procedure, ...launch };
  return [
    '## The launch of a phase: what is owed',
    ...renderOwed(seen),
    '## The launch of a phase: steps that can be recorded',
    renderSteps(seen),
    '## When each group starts',
    table(
      ['group', 'starts', ...BASIS_HEADINGS],
      launch.workplan.map(({ group, starts, basis }) => [String(group), toWords(starts), ...toCells(basis)]),
    ),
  ];
}

function toWords(starts: GroupStart['starts']): string {
  if (starts.when === 'draw') return 'the day on which the draw is published';
  return `${starts.monthDay} (month-day), ${starts.yearsAfter} years after the year of the draw`;
}
