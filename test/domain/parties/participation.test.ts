import { expect, it } from 'vitest';
import { isPartyTo } from '../../../domain/parties/participation.ts';

it('a State is party to an instrument only if that is known', () => {
  const state = {
    code: 'KEN',
    name: 'Kenya',
    regionalGroup: 'African',
    instruments: { untoc: 'yes', tip: 'unknown', som: 'no' } as const,
  };
  expect(['untoc', 'tip', 'som', 'firearms'].map((id) => isPartyTo(state, id))).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
