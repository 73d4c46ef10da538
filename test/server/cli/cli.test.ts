import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { commitTo } from '../../../domain/draw/seed.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'chancery-cli-'));
const out = join(folder, 'transcript.json');
const lists = [
  '--parties',
  join(root, 'config/parties/states-parties.csv'),
  '--resolutions',
  join(root, 'config/parties/resolutions-sample.csv'),
];
const seed = '5eed'.repeat(16);

function chancery(...args: readonly string[]): {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
} {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'bin/chancery.js'), ...args], {
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

describe('chancery draw and verify-draw', () => {
  it('holds a draw of 189 reviews that every verifier finds true', () => {
    const drawn = chancery(
      'draw',
      ...lists,
      '--mechanism',
      'untoc',
      '--groups',
      '1,2,3',
      '--seed',
      seed,
      '--transcript',
      out,
      '--json',
    );
    expect(drawn).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(drawn.out)).toMatchObject({ groups: [62, 63, 64], reviews: 189, breaches: [] });
    expect(chancery('verify-draw', out)).toMatchObject({ code: 0 });
    const python = spawnSync('python3', [join(root, 'docs/draw/verify_draw.py'), out], { encoding: 'utf8' });
    if (python.error !== undefined) {
      process.stderr.write('SKIPPED: the second verifier needs python3, which is not here\n');
      return;
    }
    expect(`${python.stdout}${python.stderr}`).toMatch(/^true: 189 reviews/);
  });

  it('says of a tampered transcript that it is not true, where, and exits with 1', () => {
    const bad = join(folder, 'tampered.json');
    const text = readFileSync(out, 'utf8');
    const transcript = JSON.parse(text) as { result: { pairs: { reviewers: { party: string }[] }[] } };
    const [reviewer] = transcript.result.pairs[5]?.reviewers ?? [];
    if (reviewer !== undefined) reviewer.party = 'XXX';
    writeFileSync(bad, JSON.stringify(transcript));
    const verified = chancery('verify-draw', bad, '--json');
    expect(verified.code).toBe(1);
    const { findings } = JSON.parse(verified.out) as { findings: { path: string }[] };
    expect(findings.map(({ path }) => path)).toContain('$.result.pairs[5].reviewers[0].party');
    const python = spawnSync('python3', [join(root, 'docs/draw/verify_draw.py'), bad], { encoding: 'utf8' });
    if (python.error === undefined) expect(python.status).toBe(1);
  });

  it('holds the draw of a later group upon the one before it, and verifies both together', () => {
    const [first, second] = [join(folder, 'group-1.json'), join(folder, 'group-2.json')];
    const draw = (group: string, to: string, ...more: readonly string[]) =>
      chancery('draw', ...lists, '--groups', group, '--seed', seed, '--transcript', to, '--json', ...more);
    expect(JSON.parse(draw('1', first).out)).toMatchObject({ reviews: 62, drawnGroups: [1], breaches: [] });
    expect(JSON.parse(draw('2', second, '--continues', first).out)).toMatchObject({
      groups: [62, 63, 64],
      reviews: 63,
      drawnGroups: [2],
      breaches: [],
    });
    expect(chancery('verify-draw', second).out).toContain('give that file with --continues');
    expect(chancery('verify-draw', second, '--continues', first)).toMatchObject({ code: 0 });
    expect(JSON.parse(chancery('verify-draw', second, '--continues', first, '--json').out)).toMatchObject({
      true: true,
      continues: [{ groups: [1], compared: true }],
    });
    // The draw of all groups is another draw, though its list is the same.
    const other = chancery('verify-draw', second, '--continues', out);
    expect(other.code).toBe(1);
    expect(other.out).toContain('$.frozen.continues');
    expect(draw('3', join(folder, 'group-3.json'), '--continues', first)).toMatchObject({ code: 2 });
    const untrue = join(folder, 'untrue.json');
    writeFileSync(
      untrue,
      readFileSync(first, 'utf8').replace(`"seed": "${seed}"`, `"seed": "${'0'.repeat(64)}"`),
    );
    const refused = draw('2', join(folder, 'bad.json'), '--continues', untrue);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('the transcript that is continued is not true');
  });

  it('waives a limit by a file, and refuses one that names nothing that may be waived', () => {
    const [good, bad] = [join(folder, 'waivers.csv'), join(folder, 'no-waivers.csv')];
    const to = join(folder, 'waived.json');
    const draw = (file: string) =>
      chancery('draw', ...lists, '--waivers', file, '--seed', seed, '--transcript', to);
    writeFileSync(good, 'rule,parties,reason\nmutual-review,NGA CHE,"Both agree, by notes of the day."\n');
    expect(draw(good)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/waivers {3}[01] of 1/) as string,
    });
    expect(chancery('verify-draw', to)).toMatchObject({ code: 0 });
    writeFileSync(bad, 'rule,parties,reason\nload,NGA,x\nmutual-review,NGA,x\nmaximum-reviewers,NGA,\n');
    const refused = draw(bad);
    expect(refused.code).toBe(2);
    for (const words of [
      'maximum-reviewers or mutual-review',
      'the codes of two States',
      'the reason of the waiver',
    ]) {
      expect(refused.err).toContain(words);
    }
  });

  it('refuses a list with unknowns, naming each, and writes nothing', () => {
    const nothing = join(folder, 'nothing.json');
    const drawn = chancery('draw', ...lists.slice(0, 2), '--seed', seed, '--transcript', nothing);
    expect(drawn.code).toBe(1);
    expect(drawn.err).toContain('YEM: firearms is unknown');
    expect(() => readFileSync(nothing)).toThrow('ENOENT');
  });

  it('makes a commitment that the ceremony takes, to a value of its own or to the one given', () => {
    const drawId = 'd'.repeat(64);
    const commit = (...more: readonly string[]) => {
      const made = chancery('commit', '--draw', drawId, '--participant', 'NGA', '--json', ...more);
      return JSON.parse(made.out) as { value: string; commitment: string };
    };
    const { value, commitment } = commit();
    expect(value).toMatch(/^[0-9a-f]{64}$/);
    expect(commitTo(drawId, 'NGA', value)).toBe(commitment);
    expect(commit().value).not.toBe(value);
    expect(commit('--value', value)).toEqual({ participant: 'NGA', value, commitment });
  });

  it.each([
    [['commit', '--participant', 'NGA'], 'expected --draw with the draw id of the frozen list'],
    [
      ['commit', '--draw', 'abc', '--participant', 'NGA'],
      'expected --draw as 64 lower-case hexadecimal digits',
    ],
    [['draw', ...lists, '--transcript', out], 'expected --seed with 64 hexadecimal digits'],
    [['draw', ...lists, '--seed', 'abc', '--transcript', out], 'expected 64 lower-case hexadecimal digits'],
    [['draw', ...lists, '--seed', seed, '--groups', '2', '--transcript', out], 'in order from the first'],
    [
      ['draw', ...lists, '--seed', seed, '--groups', '1,2,3,4', '--transcript', out],
      'expected a group from 1 to 3',
    ],
    [['draw', '--mechanism', 'nothing', ...lists], 'expected --mechanism of a known procedure'],
    [['verify-draw', join(root, 'package.json')], 'is not a transcript of a draw'],
    [['verify-draw'], 'expected one transcript file'],
    [['elect'], 'expected a command'],
  ])('refuses %j', (args, words) => {
    const refused = chancery(...args);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain(words);
  });
});
