import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { loadProcedures } from '../../config/procedures/load-procedure.ts';
import { STANDINGS } from '../../domain/procedure/procedure.ts';
import { renderRuleTable } from '../../scripts/rule-table/render-rule-table.ts';
import { readText } from './repository.ts';

/** A source that a reader can look up, or an open admission that none was found. */
const completeBasis = z
  .strictObject({
    source: z.string().min(5),
    standing: z.enum(STANDINGS),
    note: z.string().min(10).optional(),
  })
  .refine((basis) => ['stated', 'reported'].includes(basis.standing) || basis.note !== undefined, {
    error: 'a reading or an assumption says in its note why',
  })
  .refine((basis) => basis.source !== 'not found' || basis.standing === 'assumed', {
    error: 'what was not found is assumed, whatever it is',
  });

describe.each(loadProcedures())('the procedure $id', (procedure) => {
  const obligations = [...procedure.obligations, ...(procedure.launch?.obligations ?? [])];
  const rules: readonly (readonly [name: string, basis: unknown])[] = [
    ['the zone', procedure.zoneBasis],
    ['the time of notices', procedure.noticeTimeBasis],
    ['non-working days', procedure.nonWorkingDays.basis],
    ['the reviewers', procedure.reviewers.basis],
    ...procedure.phases.map((phase) => [`phase ${phase.id}`, phase.basis] as const),
    ...procedure.ladders.map((ladder) => [`ladder ${ladder.id}`, ladder.basis] as const),
    ...obligations.map((obligation) => [`obligation ${obligation.id}`, obligation.basis] as const),
    ...obligations.flatMap(({ id, time }) =>
      time === null ? [] : [[`time limit of ${id}`, time.basis] as const],
    ),
    ...(procedure.launch?.workplan ?? []).map(
      ({ group, basis }) => [`start of group ${group}`, basis] as const,
    ),
    ...Object.entries(procedure.draw ?? {}).map(
      ([option, { basis }]) => [`draw option ${option}`, basis] as const,
    ),
  ];

  test.each(rules)('%s has a complete basis', (_name, basis) => {
    expect(completeBasis.safeParse(basis).error?.issues).toBeUndefined();
  });

  test('its rule table is current (npm run rule-table)', () => {
    const written = readText(`docs/law/${procedure.id}-rules.md`);
    expect(written).toBe(renderRuleTable(procedure, `config/procedures/${procedure.id}.yaml`));
  });

  test('its rule table shows the standing of every time limit', () => {
    const text = renderRuleTable(procedure, 'somewhere');
    for (const { title, time } of obligations) {
      const row = text.split('\n').find((line) => line.includes(`| ${title} |`)) ?? '';
      expect(row, title).toContain(time === null ? '| none |' : `| ${time.basis.standing} |`);
    }
  });
});
