import { describe, expect, it } from 'vitest';
import { freezeDraw } from '../../../domain/draw/freeze-draw.ts';
import type { Party } from '../../../domain/parties/party.ts';
import { drawRules, INSTRUMENTS, reading } from './pool.ts';

function party(code: string, changes: Partial<Party> = {}): Party {
  const instruments = { untoc: 'yes', tip: 'yes', som: 'yes', firearms: 'yes' } as const;
  return { code, name: `State of ${code}`, regionalGroup: 'African', instruments, ...changes };
}

const parties = ['CCC', 'AAA', 'BBB']
  .map((code) => party(code))
  .concat(['EEE', 'DDD'].map((code) => party(code, { regionalGroup: 'WEOG' })));
const procedure = {
  id: 'untoc',
  instruments: INSTRUMENTS.map((id) => ({ id, title: id })),
  principalInstrument: 'untoc',
};
const rules = drawRules({ groups: reading({ sizes: [5] }) });

function obstaclesOf(list: readonly Party[], changes = {}): readonly string[] {
  const freezing = freezeDraw({ procedure, phase: '1', parties: list, rules: { ...rules, ...changes } });
  return 'obstacles' in freezing
    ? freezing.obstacles.map(({ party: code, field, problem }) => `${code} ${field}: ${problem}`)
    : [];
}

describe('freezing a draw', () => {
  it('sorts the parties, leaves out those that are not party, and has an id of it all', () => {
    const out = party('ZZZ', { instruments: { untoc: 'no' } });
    const freezing = freezeDraw({ procedure, phase: '1', parties: [...parties, out], rules });
    if ('obstacles' in freezing) throw new Error('expected a frozen draw');
    expect(freezing.frozen.parties.map(({ code }) => code)).toEqual(['AAA', 'BBB', 'CCC', 'DDD', 'EEE']);
    const renamed = freezeDraw({
      procedure,
      phase: '1',
      parties: parties.map((one) => ({ ...one, name: `${one.name}.` })),
      rules,
    });
    if ('obstacles' in renamed) throw new Error('expected a frozen draw');
    expect(renamed.frozen.drawId).not.toBe(freezing.frozen.drawId);
    expect(freezing.frozen.drawId).toMatch(/^[0-9a-f]{64}$/);
  });

  it('lists each unknown that an officer must settle, and guesses none', () => {
    const unknown = parties.map((one) =>
      one.code === 'BBB'
        ? {
            ...one,
            regionalGroup: 'unknown',
            instruments: { untoc: 'yes', tip: 'unknown', som: 'yes' } as const,
          }
        : one,
    );
    expect(obstaclesOf(unknown)).toEqual([
      'BBB regional group: is unknown',
      'BBB tip: is unknown',
      'BBB firearms: is unknown',
      'BBB regional group: unknown has one member, so no reviewer of its own regional group exists',
    ]);
  });

  it('refuses group sizes that cannot hold the parties', () => {
    expect(obstaclesOf(parties, { groups: reading({ sizes: [2, 2] }) })[0]).toContain(
      '2 + 2 is 4, while the list has 5 parties',
    );
    expect(obstaclesOf(parties, { groups: reading({ sizes: [5, 0] }) })[0]).toContain(
      'no group may be empty',
    );
  });

  it('refuses a regional group with one member', () => {
    expect(
      obstaclesOf(
        parties.filter(({ code }) => code !== 'EEE'),
        { groups: reading({ sizes: [4] }) },
      )[0],
    ).toContain('WEOG has one member');
  });

  it('refuses a party that stands in the list twice', () => {
    expect(obstaclesOf([...parties, party('AAA')], { groups: reading({ sizes: [6] }) })[0]).toContain(
      'AAA code: stands in the list twice',
    );
  });
});
