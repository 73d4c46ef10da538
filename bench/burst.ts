import { parseArgs } from 'node:util';
import { toTable } from '../scripts/rehearse/summary.ts';
import { NOTICES_PER_REVIEW } from './burst/burst-procedure.ts';
import { type BurstCase, measureBurst } from './burst/measure-burst.ts';
import { measureFloor } from './burst/measure-floor.ts';

/**
 * Many time limits that fall on one instant, from their reviews on: how late the last letter is accepted, and whether any notice is
 * lost or told twice, also when the worker is killed in the middle. `--reviews 64` measures one size alone. `bench/letters.ts` measures
 * the post room by itself.
 */

const GOALS: Readonly<Record<number, string>> = { 64: '≤ 4 s', 640: '≤ 20 s' };
const SIZES = [64, 640];

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { reviews: { type: 'string' } } });
  const sizes = values.reviews === undefined ? SIZES : [Number(values.reviews)];
  const rows: (readonly string[])[] = [];
  for (const reviews of sizes) {
    const floor = await measureFloor(reviews * NOTICES_PER_REVIEW);
    rows.push([
      `bare loop, ${reviews * NOTICES_PER_REVIEW} rows and mails`,
      `${floor.toFixed(1)} s`,
      '',
      '',
      '',
      '',
    ]);
    for (const kill of [false, true]) rows.push(await toRow({ reviews, kill }));
  }
  console.log(toTable(['case', 'last letter', 'median', 'goal', 'lost', 'double'], rows).join('\n'));
}

async function toRow(burst: BurstCase): Promise<readonly string[]> {
  const { last, median, lost, double } = await measureBurst(burst);
  const name = `${burst.reviews} reviews × ${NOTICES_PER_REVIEW}${burst.kill ? ', worker killed' : ''}`;
  const goal = burst.kill ? '0 lost, 0 double' : (GOALS[burst.reviews] ?? '');
  return [name, `${last.toFixed(1)} s`, `${median.toFixed(1)} s`, goal, String(lost), String(double)];
}

await main();
