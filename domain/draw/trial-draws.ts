import type { ChiSquare } from './chi-square.ts';
import { hmacSha256, lengthPrefixed, parseHex32 } from './digest.ts';

export interface SelfTest extends ChiSquare {
  readonly name:
    | 'group by place in the list'
    | 'order within regional groups'
    | 'place in the list of the first drawn'
    | 'first drawn of the own regional group'
    | 'first drawn of the other regional groups';
  /** False where so uneven a result would come of a fair draw less than once in a million. */
  readonly passed: boolean;
}

/** A fair draw fails one of the tests about as often as it has tests in a million. */
const LEAST_P = 1e-6;

/** Trial draws that are counted as they are made, so that whoever runs them can do other work in between. */
export interface RunningSelfTest {
  /** Holds so many more trial draws. */
  run(draws: number): void;
  /** The statistics of the trials so far. */
  verdicts(): readonly SelfTest[];
}

/** A test with what it says. */
export function verdict(name: SelfTest['name'], test: ChiSquare): SelfTest {
  return { name, ...test, passed: test.p >= LEAST_P };
}

/** The seed of one trial draw. */
export function trialSeed(seed: string, trial: number): Uint8Array {
  return hmacSha256(parseHex32(seed), lengthPrefixed(['chancery-self-test/1', String(trial)]));
}

/** Counts one more at a place, if there is one. */
export function count(counts: number[] | undefined, place: number | undefined): void {
  if (counts !== undefined && place !== undefined) counts[place] = (counts[place] ?? 0) + 1;
}
