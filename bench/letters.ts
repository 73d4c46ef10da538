import { parseArgs } from 'node:util';
import { printBursts } from './letters/print-bursts.ts';
import { printKills } from './letters/print-kills.ts';
import { printOutage } from './letters/print-outage.ts';

/**
 * The post room under load and under kills, each beside its goal. Without arguments all of it, in about eight minutes; progress goes to
 * standard error.
 *
 *   burst   letters due at one instant, and the worker killed in the middle; `--letters 192` measures one size alone
 *   kills   a sender killed again and again; `--kills 50` makes it shorter, `--seed 7` repeats a run
 *   outage  48 hours without a relay
 */

const BURSTS = [192, 1_920, 19_200];
const KILLED_BURST = 1_920;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    letters: { type: 'string' },
    kills: { type: 'string', default: '500' },
    seed: { type: 'string' },
  },
});

const PARTS = {
  burst: async () =>
    values.letters === undefined
      ? await printBursts(BURSTS, KILLED_BURST)
      : await printBursts([Number(values.letters)], null),
  kills: async () => await printKills(Number(values.kills), Number(values.seed ?? Date.now() % 1_000_000)),
  outage: printOutage,
} as const;

type Part = keyof typeof PARTS;

function isPart(name: string): name is Part {
  return Object.hasOwn(PARTS, name);
}

const unknown = positionals.filter((name) => !isPart(name));
if (unknown.length > 0)
  throw new Error(`the parts are ${Object.keys(PARTS).join(', ')}; got ${unknown.join(', ')}`);
const wanted = positionals.length === 0 ? Object.keys(PARTS).filter(isPart) : positionals.filter(isPart);

const results: boolean[] = [];
if (wanted.includes('burst')) results.push(await PARTS.burst());
// Side by side: in the outage nearly all time is waited, and neither measures how fast anything is.
const others = await Promise.allSettled(
  wanted.filter((name) => name !== 'burst').map((name) => PARTS[name]()),
);
for (const other of others) {
  if (other.status === 'rejected') throw other.reason;
  results.push(other.value);
}
if (results.includes(false)) process.exitCode = 1;
