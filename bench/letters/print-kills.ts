import { toTable } from '../../scripts/rehearse/summary.ts';
import { KILL_POINTS } from './kill-plan.ts';
import { measureKills } from './measure-kills.ts';
import { toMark } from './verdict.ts';

/** Prints where a sender was killed, and whether every letter left once all the same; answers whether it did. */
export async function printKills(kills: number, seed: number): Promise<boolean> {
  const result = await measureKills(kills, seed);
  const { byPoint, lost, double, inDoubt, letters, seconds } = result;
  const words = { ...KILL_POINTS, 'between-rounds': 'between two rounds: the point was not met' } as const;
  const rows = [...byPoint]
    .map(([point, count]) => [words[point], String(count)] as const)
    .toSorted(([one], [other]) => one.localeCompare(other, 'en'));
  console.log(toTable(['killed (-9)', 'times'], rows).join('\n'));
  const right = lost === 0 && double === 0 && inDoubt === 0;
  console.log(
    `${letters.toLocaleString('en')} letters, ${kills} kills in ${Math.round(seconds)} s (seed ${seed}): ` +
      `lost ${lost}, double ${double}, in doubt ${inDoubt}  ${toMark(right)}\n`,
  );
  return right;
}
