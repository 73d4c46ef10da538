import { loadParties, PARTIES_FILE } from '../config/parties/load-parties.ts';
import { loadResolutions, SAMPLE_RESOLUTIONS_FILE } from '../config/parties/load-resolutions.ts';
import { loadProcedures } from '../config/procedures/load-procedure.ts';
import { checkResult } from '../domain/draw/check-result.ts';
import { type ChiSquare, chiSquare } from '../domain/draw/chi-square.ts';
import { toEarlierDraws } from '../domain/draw/continue-draw.ts';
import { type DrawRules, findDrawRules } from '../domain/draw/draw-rules.ts';
import { countTo } from '../domain/draw/drawn-groups.ts';
import { freezeDraw, frozenDraw } from '../domain/draw/freeze-draw.ts';
import type { FrozenDraw } from '../domain/draw/frozen-draw.ts';
import { groupCount } from '../domain/draw/group-sizes.ts';
import { holdDraw } from '../domain/draw/hold-draw.ts';
import { selfTest } from '../domain/draw/self-test.ts';
import type { Transcript } from '../domain/draw/transcript.ts';
import { verifyTranscript } from '../domain/draw/verify-transcript.ts';
import { settleParties } from '../domain/parties/settle-parties.ts';

/** Times the draw of 189 reviews over 100 seeds, all at once and group by group in turn, and tests its evenness over 20,000 draws. Prints tables. */

const SEEDS = 100;
const DRAWS = 20_000;
const [, , flag] = process.argv;
const draws = flag === undefined ? DRAWS : Number(flag);

const [procedure] = loadProcedures();
const rules = procedure === undefined ? undefined : findDrawRules(procedure);
if (procedure === undefined || rules === undefined) throw new Error('there is no procedure that draws lots');

const list = loadParties(PARTIES_FILE);
const { parties } = settleParties(list, loadResolutions(SAMPLE_RESOLUTIONS_FILE, list));
const freezing = freezeDraw({ procedure, phase: '1', parties, rules });
if ('obstacles' in freezing) throw new Error('the sample pool cannot be frozen');
const { frozen } = freezing;

timings(frozen);
drawsInTurn(frozen);
evenness(frozen, rules);

function timings(pool: FrozenDraw): void {
  const held: number[] = [];
  const verified: number[] = [];
  let whole = 0;
  let abandoned = 0;
  for (let seed = 0; seed < SEEDS; seed += 1) {
    const begin = performance.now();
    const transcript = holdDraw(pool, { seed: toSeed(seed), origin: { kind: 'given' } });
    const middle = performance.now();
    if (seed % 10 === 0) {
      if (verifyTranscript(transcript).length > 0)
        throw new Error(`the transcript of seed ${seed} is not true`);
      verified.push(performance.now() - middle);
    }
    held.push(middle - begin);
    abandoned += transcript.rounds[0]?.abandoned ?? 0;
    if (checkResult(pool, transcript.result, transcript.throughGroup).length === 0) whole += 1;
  }
  console.table({
    'full draw, ms': toRow(held),
    'verification, ms': toRow(verified),
  });
  console.log(
    `${pool.parties.length} reviews, ${whole} of ${SEEDS} seeds with every constraint held, ${abandoned} runs drawn anew\n`,
  );
}

/** A draw for each group in its year, each building on the one before; earlier ones cannot be drawn anew where a later one ends. */
function drawsInTurn({ mechanism, phase, parties: pool, rules: drawRules }: FrozenDraw): void {
  const held: number[] = [];
  let whole = 0;
  let abandoned = 0;
  for (let seed = 0; seed < SEEDS; seed += 1) {
    let earlier: Transcript | undefined;
    let sound = true;
    for (const group of countTo(groupCount(drawRules))) {
      const continues = earlier === undefined ? {} : { continues: toEarlierDraws(earlier) };
      const list = frozenDraw(mechanism, phase, pool, drawRules, { groups: [group], ...continues });
      const begin = performance.now();
      earlier = holdDraw(list, { seed: toSeed(seed * 10 + group), origin: { kind: 'given' } });
      held.push(performance.now() - begin);
      abandoned += earlier.rounds[0]?.abandoned ?? 0;
      sound &&= checkResult(list, earlier.result, earlier.throughGroup).length === 0;
    }
    if (sound) whole += 1;
  }
  console.table({ 'draw of one group in its turn, ms': toRow(held) });
  console.log(
    `${whole} of ${SEEDS} chains of draws with every constraint held, ${abandoned} runs drawn anew\n`,
  );
}

function evenness(pool: FrozenDraw, drawRules: DrawRules): void {
  const tests = selfTest(pool, toSeed(20_101_016), draws);
  const rows = tests.map(({ name, ...test }) => [name, toTestRow(test)] as const);
  console.log(`evenness over ${draws} draws`);
  console.table({
    ...Object.fromEntries(rows),
    'reviewer load (small pool)': toTestRow(loadTest(drawRules)),
  });
}

/** How often each party becomes a principal reviewer; all are alike but for their regional group, so shares must be equal within it. */
function loadTest(drawRules: DrawRules): ChiSquare {
  const regions = ['African', 'Asia-Pacific', 'GRULAC'];
  const instruments = ['untoc'];
  const pool = Array.from({ length: 18 }, (_, index) => {
    const code = `P${String.fromCharCode(65 + index)}X`;
    return { code, name: code, regionalGroup: regions[index % 3] ?? '', instruments };
  });
  const small = frozenDraw('untoc', '1', pool, {
    ...drawRules,
    groups: { ...drawRules.groups, value: { even: 3 } },
  });
  const counts = new Map(pool.map(({ code }) => [code, 0]));
  for (let draw = 0; draw < draws; draw += 1) {
    const { result } = holdDraw(small, { seed: toSeed(draw), origin: { kind: 'given' }, throughGroup: 1 });
    for (const { reviewers } of result.pairs) {
      for (const { party } of reviewers) counts.set(party, (counts.get(party) ?? 0) + 1);
    }
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  // Reviewers are drawn without replacement, so that counts vary less than independent ones by the share not drawn.
  const scale = 1 / (1 - total / draws / pool.length);
  return chiSquare(
    [...counts.values()].map((count) => count * scale),
    pool.map(() => (total / pool.length) * scale),
  );
}

function toSeed(number: number): string {
  return number.toString(16).padStart(64, '0');
}

function toRow(values: readonly number[]): { readonly median: number; readonly maximum: number } {
  const sorted = [...values].sort((a, b) => a - b);
  return {
    median: Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0),
    maximum: Math.round(sorted.at(-1) ?? 0),
  };
}

function toTestRow({ statistic, degreesOfFreedom, p }: ChiSquare): Record<string, string> {
  return {
    'chi-square': statistic.toFixed(1),
    'degrees of freedom': String(degreesOfFreedom),
    p: p.toFixed(3),
  };
}
