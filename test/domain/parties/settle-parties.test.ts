import { describe, expect, test } from 'vitest';
import type { Party } from '../../../domain/parties/party.ts';
import { checkResolutions, type Resolution, settleParties } from '../../../domain/parties/settle-parties.ts';

const PARTIES: readonly Party[] = [
  {
    code: 'COK',
    name: 'Cook Islands',
    regionalGroup: 'unknown',
    instruments: { untoc: 'yes', tip: 'unknown' },
  },
  { code: 'KEN', name: 'Kenya', regionalGroup: 'African', instruments: { untoc: 'yes', tip: 'yes' } },
];

const resolution = (party: string, field: string, value: string, basis = 'note verbale'): Resolution => ({
  party,
  field,
  value,
  basis,
});

describe('resolutions', () => {
  test('are written over the list of parties', () => {
    const { parties, leftOut } = settleParties(PARTIES, [
      resolution('COK', 'regional_group', 'Asia-Pacific'),
      resolution('COK', 'tip', 'no'),
    ]);
    expect(parties[0]).toEqual({
      ...PARTIES[0],
      regionalGroup: 'Asia-Pacific',
      instruments: { untoc: 'yes', tip: 'no' },
    });
    expect(parties[1]).toEqual(PARTIES[1]);
    expect(leftOut).toEqual([]);
  });

  test('leave a party out of the pool', () => {
    expect(settleParties(PARTIES, [resolution('KEN', 'pool', 'no')])).toEqual({
      parties: [PARTIES[0]],
      leftOut: ['KEN'],
    });
  });

  test('that can all be applied have no faults', () => {
    const good = [resolution('COK', 'regional_group', 'Asia-Pacific'), resolution('KEN', 'pool', 'no')];
    expect(checkResolutions(PARTIES, good)).toEqual([]);
  });

  test.each([
    [resolution('XXX', 'tip', 'yes'), 'party', 'the code of a party in the list of parties'],
    [resolution('COK', 'drones', 'yes'), 'field', 'one of pool, regional_group, untoc, tip'],
    [resolution('COK', 'tip', 'unknown'), 'value', 'yes or no'],
    [resolution('COK', 'regional_group', 'unknown'), 'value', 'the name of a regional group'],
    [resolution('COK', 'pool', 'yes'), 'value', 'no'],
    [resolution('COK', 'tip', 'yes', ' '), 'basis', 'the reason, or the source with its date'],
  ] as const)('%o is refused for its %s', (faulty, part, expected) => {
    const sound = resolution('KEN', 'tip', 'yes');
    expect(checkResolutions(PARTIES, [sound, faulty])).toEqual([{ index: 1, part, expected }]);
  });

  test('settle each field once', () => {
    const twice = [resolution('COK', 'tip', 'yes'), resolution('COK', 'tip', 'no')];
    expect(checkResolutions(PARTIES, twice)).toEqual([
      { index: 1, part: 'field', expected: 'a field that no earlier line settles' },
    ]);
  });
});
