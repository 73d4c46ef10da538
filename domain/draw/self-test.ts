import { chiSquare } from './chi-square.ts';
import { drawGroups, type GroupLot } from './draw-groups.ts';
import type { FrozenDraw } from './frozen-draw.ts';
import { groupSizes } from './group-sizes.ts';
import { beginReviewerTest } from './reviewer-self-test.ts';
import { count, type RunningSelfTest, type SelfTest, trialSeed, verdict } from './trial-draws.ts';

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
  const test = beginSelfTest(frozen, seed, draw);
  test.run(draws);
  return test.verdicts();
}

/** The same, begun and not yet run; of the reviewers' lot where the groups were drawn before. */
export function beginSelfTest(
  frozen: FrozenDraw,
  seed: string,
  draw: (frozen: FrozenDraw, seed: Uint8Array) => GroupLot = drawGroups,
): RunningSelfTest {
  return frozen.continues === undefined
    ? beginGroupTest(frozen, seed, draw)
    : beginReviewerTest(frozen, seed);
}

function beginGroupTest(
  frozen: FrozenDraw,
  seed: string,
  draw: (frozen: FrozenDraw, seed: Uint8Array) => GroupLot,
): RunningSelfTest {
  const pool = frozen.parties.map((party) => party.code);
  const placeOf = new Map(pool.map((code, index) => [code, index]));
  const regionOf = new Map(frozen.parties.map((party) => [party.code, party.regionalGroup]));
  const counts = {
    draws: 0,
    inGroup: groupSizes(frozen.rules, pool.length).map(() => new Array<number>(pool.length).fill(0)),
    first: new Array<number>(pool.length).fill(0),
    firstOfRegion: new Array<number>(pool.length).fill(0),
  };
  const hold = (trial: number): void => {
    const lot = draw(frozen, trialSeed(seed, trial));
    lot.groups.forEach((group, index) => {
      for (const party of group) count(counts.inGroup[index], placeOf.get(party));
    });
    count(counts.first, placeOf.get(lot.order[0]?.party ?? ''));
    const seen = new Set<string>();
    for (const { party } of lot.order) {
      const region = regionOf.get(party) ?? '';
      if (!seen.has(region)) count(counts.firstOfRegion, placeOf.get(party));
      seen.add(region);
    }
  };
  return {
    run(draws) {
      for (let left = draws; left > 0; left -= 1) {
        hold(counts.draws);
        counts.draws += 1;
      }
    },
    verdicts: () => judge(frozen, counts),
  };
}

interface Counts {
  readonly draws: number;
  /** By group, then by place in the list; so are the others by place. */
  readonly inGroup: readonly (readonly number[])[];
  readonly first: readonly number[];
  readonly firstOfRegion: readonly number[];
}

function judge(frozen: FrozenDraw, { draws, inGroup, first, firstOfRegion }: Counts): readonly SelfTest[] {
  const { parties } = frozen;
  const sizes = groupSizes(frozen.rules, parties.length);
  const members = (region: string): number =>
    parties.filter((party) => party.regionalGroup === region).length;
  const regions = new Set(parties.map((party) => party.regionalGroup)).size;
  const ofGroups = chiSquare(
    inGroup.flat(),
    sizes.flatMap((size) => parties.map(() => (draws * size) / parties.length)),
    sizes.length + parties.length - 1,
  );
  const ofRegions = chiSquare(
    firstOfRegion,
    parties.map((party) => draws / members(party.regionalGroup)),
    regions,
  );
  const ofFirst = chiSquare(
    first,
    parties.map(() => draws / parties.length),
  );
  return [
    verdict('group by place in the list', ofGroups),
    verdict('order within regional groups', ofRegions),
    verdict('place in the list of the first drawn', ofFirst),
  ];
}
