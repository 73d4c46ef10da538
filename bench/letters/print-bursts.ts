import { toTable } from '../../scripts/rehearse/summary.ts';
import { measureFloor } from '../burst/measure-floor.ts';
import { say } from '../with-stack.ts';
import { type BurstCase, type BurstResult, measureBursts } from './measure-bursts.ts';
import { toMark } from './verdict.ts';

/** Seconds until the last letter, by letters. */
const GOALS: Readonly<Record<number, number>> = { 192: 1.5, 1_920: 7.6 };
const GOAL_WHEN_KILLED = 12;
/** The largest burst is to take no more than its share: as long for each letter as this one was allowed. */
const LINEAR_FROM = 1_920;

/** Bursts of these sizes, and the second of them once more with the worker killed in the middle. Answers whether no letter was lost or doubled. */
export async function printBursts(sizes: readonly number[], killed: number | null): Promise<boolean> {
  const floors = new Map<number, number>();
  for (const size of sizes) {
    say(`the floor: ${size} rows and mails, one by one`);
    floors.set(size, await measureFloor(size));
  }
  const cases: readonly BurstCase[] = [
    ...sizes.map((letters) => ({ letters, kill: false })),
    ...(killed === null ? [] : [{ letters: killed, kill: true }]),
  ];
  // The largest last: what it leaves in the tables would slow the others down.
  const ordered = cases.toSorted((one, other) => one.letters - other.letters);
  const results = await measureBursts(ordered);
  const rows = results.map((result, at) => toRow(ordered[at], result, floors));
  const head = [
    'burst at one instant',
    'last letter',
    'goal',
    '',
    'floor',
    'first letter',
    'CPU',
    'memory',
    'lost',
    'double',
  ];
  console.log(`${toTable(head, rows).join('\n')}\n`);
  return results.every(({ lost, double }) => lost === 0 && double === 0);
}

function toRow(
  burst: BurstCase | undefined,
  { last, first, usage, lost, double }: BurstResult,
  floors: ReadonlyMap<number, number>,
): readonly string[] {
  if (burst === undefined) throw new Error('each case has a result');
  const { letters, kill } = burst;
  const goal = kill
    ? GOAL_WHEN_KILLED
    : (GOALS[letters] ?? (GOALS[LINEAR_FROM] ?? 0) * (letters / LINEAR_FROM));
  const floor = floors.get(letters);
  return [
    `${letters.toLocaleString('en')} letters${kill ? ', worker killed' : ''}`,
    toSeconds(last),
    `≤ ${goal} s`,
    toMark(last <= goal && lost === 0),
    floor === undefined ? '' : toSeconds(floor),
    toSeconds(first),
    usage === null ? '' : toSeconds(usage.cpu),
    usage === null ? '' : `${Math.round(usage.peakMegabytes)} MB`,
    String(lost),
    String(double),
  ];
}

function toSeconds(seconds: number): string {
  return `${seconds.toFixed(seconds < 10 ? 2 : 1)} s`;
}
