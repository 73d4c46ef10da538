import { describe, expect, it } from 'vitest';
import type { DrawObstacle } from '../../../../domain/draw/draw-obstacle.ts';
import type { Party } from '../../../../domain/parties/party.ts';
import { toUnsettled } from '../../../../server/pages/draw/unsettled.ts';

const party = (code: string, name: string, regionalGroup: string): Party => ({
  code,
  name,
  regionalGroup,
  instruments: {},
});
const PARTIES = [
  party('COK', 'Cook Islands', 'unknown'),
  party('KEN', 'Kenya', 'African'),
  party('DZA', 'Algeria', 'African'),
];
const unknown = (code: string, field: string): DrawObstacle => ({
  party: code,
  field,
  problem: 'is unknown',
  remedy: 'settle it',
});

describe('what must be settled before a freeze', () => {
  const unsettled = toUnsettled(
    [
      unknown('COK', 'regional group'),
      unknown('COK', 'som'),
      unknown('KEN', 'firearms'),
      unknown('DZA', 'som'),
      {
        party: null,
        field: 'group sizes',
        problem: '1 + 1 is 2, while the list has 3 parties',
        remedy: 'give sizes',
      },
    ],
    PARTIES,
  );

  it('stands by regional group and State in the order of the alphabet, unknown regions last', () => {
    expect(unsettled.regions.map(({ name, missing }) => [name, missing])).toEqual([
      ['African', 2],
      ['Regional group not known', 2],
    ]);
    expect(unsettled.regions[0]?.parties.map(({ name }) => name)).toEqual(['Algeria', 'Kenya']);
    expect(unsettled.regions[1]?.parties[0]?.fields).toEqual(['regional group', 'som']);
  });

  it('counts facts and States apart', () => {
    expect([unsettled.missing, unsettled.states]).toEqual([4, 3]);
  });

  it('keeps what is wrong with the list as a whole apart, with what to do', () => {
    expect(unsettled.faults).toEqual([
      { what: 'The list: group sizes: 1 + 1 is 2, while the list has 3 parties', remedy: 'give sizes' },
    ]);
  });

  it('prepares one line for each fact missing, by the names that resolutions have', () => {
    expect(unsettled.lines).toBe('COK,regional_group,,\nCOK,som,,\nKEN,firearms,,\nDZA,som,,');
  });
});
