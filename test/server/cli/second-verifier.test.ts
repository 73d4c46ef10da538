import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { canonicalJson, toJson } from '../../../domain/draw/canonical-json.ts';
import { sha256Hex } from '../../../domain/draw/digest.ts';
import type { DrawRules } from '../../../domain/draw/draw-rules.ts';
import { frozenDraw } from '../../../domain/draw/freeze-draw.ts';
import type { Transcript } from '../../../domain/draw/transcript.ts';
import type { Waiver } from '../../../domain/draw/waiver.ts';
import type { WaivableRule } from '../../../domain/procedure/procedure.ts';
import { drawFirst, drawInTurn, drawNext } from '../../domain/draw/draws-in-turn.ts';
import { drawParty, drawRules, hold, inventedPool, reading, seedOf } from '../../domain/draw/pool.ts';

const program = fileURLToPath(new URL('../../../docs/draw/verify_draw.py', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'chancery-python-'));
const hasPython = spawnSync('python3', ['--version']).error === undefined;
if (!hasPython) process.stderr.write('SKIPPED: the second verifier needs python3, which is not here\n');

const BOTH: readonly WaivableRule[] = ['maximum-reviewers', 'mutual-review'];
let files = 0;

function verify(...transcripts: readonly unknown[]): { readonly code: number | null; readonly said: string } {
  const paths = transcripts.map((transcript) => {
    files += 1;
    const path = join(folder, `${files}.json`);
    writeFileSync(path, JSON.stringify(transcript));
    return path;
  });
  const { status, stdout, stderr } = spawnSync('python3', [program, ...paths], { encoding: 'utf8' });
  return { code: status, said: stdout + stderr };
}

/** As somebody might who can compute: the digest fits whatever was changed. */
function redigested(transcript: Transcript): unknown {
  const rest = { ...transcript, digest: undefined };
  return { ...rest, digest: sha256Hex(canonicalJson(toJson(rest))) };
}

describe.skipIf(!hasPython)('the second verifier', () => {
  const parties = inventedPool(45);
  const [first, second, third] = drawInTurn({ parties, seed: 5 });

  it('finds a draw of each group true, and compares it with the one before it', () => {
    expect(verify(first).said).toMatch(/^true: 15 reviews/);
    expect(verify(second, first).said).toMatch(/^true: 15 reviews/);
    expect(verify(third, second).said).toMatch(/^true: 15 reviews/);
    expect(verify(third, first)).toMatchObject({
      code: 1,
      said: expect.stringContaining('draws taken over') as string,
    });
  });

  it('finds a draw true whose list has changed since the first', () => {
    const [left = ''] = first.result.groups['2'] ?? [];
    const changed = [...parties.filter(({ code }) => code !== left), drawParty('ZZZ', 'WEOG')];
    expect(verify(drawNext(first, { parties: changed, seed: 8 }), first).said).toMatch(/^true: 14 reviews/);
  });

  it('finds pairs that were not those of the draw before', () => {
    const other = drawFirst({ parties, seed: 77 });
    expect(verify(drawNext(other, { parties, seed: 8 }), first).code).toBe(1);
  });

  it('finds other groups to be drawn than those that follow, and a pair that stands in none', () => {
    const { frozen } = second;
    const { continues } = frozen;
    if (continues === undefined) throw new Error('the second draw continues the first');
    const [pair, ...others] = continues.pairs;
    if (pair === undefined) throw new Error('the first draw has pairs');
    for (const change of [
      { groups: [3] },
      { groups: [2, 3] },
      { continues: { ...continues, pairs: others } },
      { continues: { ...continues, pairs: [{ ...pair, group: 3 }, ...others] } },
    ]) {
      const scope = { groups: [2], continues, ...change };
      const forged = frozenDraw(frozen.mechanism, frozen.phase, frozen.parties, frozen.rules, scope);
      expect(verify(redigested({ ...second, frozen: forged })).code).toBe(1);
    }
  });

  it('L5, L7: finds a draw true that needed its waivers, and one that names a waiver which it did not need false', () => {
    const changes: Partial<DrawRules> = {
      waivers: reading(BOTH),
      groups: reading({ sizes: [25] }),
      load: reading('free'),
    };
    const pool = [
      drawParty('AAA', 'African', ['untoc', 'tip', 'som']),
      ...['BBB', 'CCC', 'DDD', 'EEE'].map((code) => drawParty(code, 'African', ['untoc'])),
      ...['FFF', 'GGG', 'HHH'].map((code) => drawParty(code, 'WEOG', ['untoc'])),
      drawParty('QQQ', 'GRULAC', ['untoc']),
      drawParty('RRR', 'GRULAC', ['untoc']),
      ...['TIT', 'TIU', 'TIV', 'TIW', 'TIX', 'TIY', 'TIZ', 'TIS'].map((code) =>
        drawParty(code, 'WEOG', ['untoc', 'tip']),
      ),
      ...['SOT', 'SOU', 'SOV', 'SOW', 'SOX', 'SOY', 'SOZ'].map((code) =>
        drawParty(code, 'WEOG', ['untoc', 'som']),
      ),
    ].sort((one, other) => (one.code < other.code ? -1 : 1));
    const waivers: readonly Waiver[] = [
      { rule: 'maximum-reviewers', party: 'AAA', reason: 'It decided so.' },
      { rule: 'maximum-reviewers', party: 'BBB', reason: 'It decided so.' },
      { rule: 'mutual-review', party: 'QQQ', other: 'RRR', reason: 'They are two.' },
    ];
    const drawn = hold(
      frozenDraw('untoc', '1', pool, drawRules(changes), { groups: [1], waivers }),
      seedOf(4),
    );
    expect(drawn.result.waivers.map(({ party }) => party)).toEqual(['AAA', 'QQQ']);
    expect(verify(drawn).said).toMatch(/^true: 25 reviews/);
    const claimed = redigested({ ...drawn, result: { ...drawn.result, waivers } });
    expect(verify(claimed).said).toContain('waivers used');
  });
});
