import { toEarlierDraws } from '../../../domain/draw/continue-draw.ts';
import type { DrawRules } from '../../../domain/draw/draw-rules.ts';
import { frozenDraw } from '../../../domain/draw/freeze-draw.ts';
import type { DrawParty } from '../../../domain/draw/frozen-draw.ts';
import type { Transcript } from '../../../domain/draw/transcript.ts';
import type { Waiver } from '../../../domain/draw/waiver.ts';
import { drawRules, hold, seedOf } from './pool.ts';

export interface InTurn {
  readonly parties: readonly DrawParty[];
  readonly changes?: Partial<DrawRules>;
  readonly waivers?: readonly Waiver[];
  readonly seed: number;
}

/** The first draw: the groups, and the reviewers of group 1. */
export function drawFirst({ parties, changes, waivers = [], seed }: InTurn): Transcript {
  const rules = drawRules(changes);
  return hold(frozenDraw('untoc', '1', sorted(parties), rules, { groups: [1], waivers }), seedOf(seed));
}

/** The draw of the reviewers of the next group, upon the one before it. */
export function drawNext(earlier: Transcript, { parties, changes, waivers = [], seed }: InTurn): Transcript {
  const continues = toEarlierDraws(earlier);
  const groups = [earlier.throughGroup + 1];
  const scope = { groups, continues, waivers };
  return hold(frozenDraw('untoc', '1', sorted(parties), drawRules(changes), scope), seedOf(seed));
}

/** The draws of all three groups, each in its year, from one list. */
export function drawInTurn(input: InTurn): readonly [Transcript, Transcript, Transcript] {
  const first = drawFirst(input);
  const second = drawNext(first, { ...input, seed: input.seed + 1 });
  return [first, second, drawNext(second, { ...input, seed: input.seed + 2 })];
}

function sorted(parties: readonly DrawParty[]): readonly DrawParty[] {
  return [...parties].sort((one, other) => (one.code < other.code ? -1 : 1));
}
