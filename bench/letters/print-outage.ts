import { measureOutage } from './measure-outage.ts';
import { toMark } from './verdict.ts';

/** Prints what an outage of the relay cost; answers whether nothing was lost, doubled or old. */
export async function printOutage(): Promise<boolean> {
  const { after, before, double, during, lost, notOneLetter, old, states } = await measureOutage();
  const right = lost + double + old + notOneLetter + during === 0;
  console.log(
    `48 hours without a relay, ${states} States with three dates each: ${before} letters before, ${during} meanwhile, ${after} after.\n` +
      `Lost ${lost}, double ${double}, reminders out of date ${old}, addresses without exactly one letter ${notOneLetter}  ${toMark(right)}\n`,
  );
  return right;
}
