import { type ChiSquare, chiSquare } from './chi-square.ts';
import { bytesToHex, hmacSha256, lengthPrefixed, parseHex32 } from './digest.ts';
import { drawGroups, type GroupLot } from './draw-groups.ts';
import type { FrozenDraw } from './frozen-draw.ts';
import { groupSizes } from './group-sizes.ts';

export interface SelfTest extends ChiSquare {
  readonly name:
    | 'group by place in the list'
    | 'order within regional groups'
    | 'place in the list of the first drawn';
  /** False where so uneven a result would come of a fair draw less than once in a million. */
  readonly passed: boolean;
}

/** A fair draw fails one of the three tests about three times in a million. */
const LEAST_P = 1e-6;

/**
 * Statistics of many trial draws of the same frozen list with other seeds, run before a draw is published. They look at
 * where in the list the parties of each group came from: the fault of a visa lottery of 2011, whose winners came almost all
 * from the first days of entry, would show here at once.
 * @param draw the lot under test; `drawGroups`, or a broken one in the test of this test
 */
export function selfTest(
  frozen: FrozenDraw,
  seed: string,
  draws: number,
  draw: (frozen: FrozenDraw, seed: Uint8Array) => GroupLot = drawGroups,
): readonly SelfTest[] {
  const pool = frozen.parties.map((party) => party.code);
  const placeOf = new Map(pool.map((code, index) => [code, index]));
  const sizes = groupSizes(frozen.rules, pool.length);
  const inGroup = sizes.map(() => new Array<number>(pool.length).fill(0));
  const first = new Array<number>(pool.length).fill(0);
  const firstOfRegion = new Array<number>(pool.length).fill(0);
  const regionOf = new Map(frozen.parties.map((party) => [party.code, party.regionalGroup]));
  for (let trial = 0; trial < draws; trial += 1) {
    const lot = draw(frozen, trialSeed(seed, trial));
    lot.groups.forEach((group, index) => {
      for (const party of group) count(inGroup[index], placeOf.get(party));
    });
    count(first, placeOf.get(lot.order[0]?.party ?? ''));
    const seen = new Set<string>();
    for (const { party } of lot.order) {
      const region = regionOf.get(party) ?? '';
      if (!seen.has(region)) count(firstOfRegion, placeOf.get(party));
      seen.add(region);
    }
  }
  const members = (region: string): number =>
    frozen.parties.filter((party) => party.regionalGroup === region).length;
  const regions = new Set(frozen.parties.map((party) => party.regionalGroup)).size;
  const groupTest = chiSquare(
    inGroup.flat(),
    sizes.flatMap((size) => pool.map(() => (draws * size) / pool.length)),
    sizes.length + pool.length - 1,
  );
  return [
    verdict('group by place in the list', groupTest),
    verdict(
      'order within regional groups',
      chiSquare(
        firstOfRegion,
        frozen.parties.map((party) => draws / members(party.regionalGroup)),
        regions,
      ),
    ),
    verdict(
      'place in the list of the first drawn',
      chiSquare(
        first,
        pool.map(() => draws / pool.length),
      ),
    ),
  ];
}

function verdict(name: SelfTest['name'], test: ChiSquare): SelfTest {
  return { name, ...test, passed: test.p >= LEAST_P };
}

function trialSeed(seed: string, trial: number): Uint8Array {
  return parseHex32(
    bytesToHex(hmacSha256(parseHex32(seed), lengthPrefixed(['chancery-self-test/1', String(trial)]))),
  );
}

function count(counts: number[] | undefined, place: number | undefined): void {
  if (counts !== undefined && place !== undefined) counts[place] = (counts[place] ?? 0) + 1;
}
