import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdDraw } from '../../../domain/draw/hold-draw.ts';
import { commitTo, type SeedOrigin, seedOfCeremony } from '../../../domain/draw/seed.ts';
import type { Transcript } from '../../../domain/draw/transcript.ts';
import { verifyTranscript } from '../../../domain/draw/verify-transcript.ts';
import { freeze, hold, inventedPool, seedOf } from './pool.ts';
import { leaves, tamper } from './tampering.ts';

const frozen = freeze(inventedPool(42));
const transcript = hold(frozen, seedOf(11));

const tampered = (path: readonly string[]): Transcript => tamper(transcript, path);

describe('verifying a transcript', () => {
  it('finds nothing in a true one', () => {
    expect(verifyTranscript(transcript)).toEqual([]);
    expect(verifyTranscript(JSON.parse(JSON.stringify(transcript)) as Transcript)).toEqual([]);
  });

  it('finds and names each single-bit change', () => {
    const places = leaves(transcript).filter((path) => path.length > 0);
    fc.assert(
      fc.property(fc.constantFrom(...places), (path) => {
        const findings = verifyTranscript(tampered(path));
        expect(findings.length).toBeGreaterThan(0);
        for (const finding of findings) expect(finding.path).toMatch(/^\$/);
      }),
      { numRuns: 80 },
    );
  });

  it('names the very place of a changed reviewer', () => {
    const findings = verifyTranscript(tampered(['result', 'pairs', '3', 'reviewers', '0', 'party']));
    expect(findings.map(({ path }) => path)).toContain('$.result.pairs[3].reviewers[0].party');
  });

  it('finds a party list that changed after the freeze', () => {
    const findings = verifyTranscript(tampered(['frozen', 'parties', '5', 'name']));
    expect(findings.map(({ path }) => path)).toContain('$.frozen.listDigest');
  });
});

describe('a ceremony', () => {
  const value = (digit: string): string => digit.repeat(64);
  const origin = {
    kind: 'ceremony',
    commitments: ['secretariat', 'CHE', 'NGA'].map((participant, index) => ({
      participant,
      commitment: commitTo(frozen.drawId, participant, value(String(index + 1))),
    })),
    reveals: [
      { participant: 'secretariat', value: value('1') },
      { participant: 'CHE', value: value('2') },
    ],
    outside: { description: 'A published number of the day of the meeting', value: '4711' },
  } satisfies SeedOrigin;

  it('goes on without a missing reveal, by the rule published before', () => {
    const held = holdDraw(frozen, { seed: seedOfCeremony(frozen.drawId, origin), origin });
    expect(verifyTranscript(held)).toEqual([]);
  });

  it('gives another seed for any other value, source or order of nothing but names', () => {
    const seed = seedOfCeremony(frozen.drawId, origin);
    const swapped = { ...origin, reveals: [...origin.reveals].reverse() };
    expect(seedOfCeremony(frozen.drawId, swapped)).toBe(seed);
    expect(seedOfCeremony(frozen.drawId, { ...origin, reveals: origin.reveals.slice(1) })).not.toBe(seed);
    expect(
      seedOfCeremony(frozen.drawId, { ...origin, outside: { ...origin.outside, value: '4712' } }),
    ).not.toBe(seed);
  });

  it.each([
    [
      'a value that was not committed to',
      { reveals: [{ participant: 'CHE', value: value('9') }] },
      'committed to',
    ],
    [
      'a reveal without a commitment',
      { reveals: [{ participant: 'AUT', value: value('2') }] },
      'without a commitment',
    ],
    [
      'a second reveal',
      { reveals: [...origin.reveals, { participant: 'CHE', value: value('2') }] },
      'revealed twice',
    ],
    [
      'a second commitment',
      { commitments: [...origin.commitments, ...origin.commitments.slice(0, 1)] },
      'committed twice',
    ],
    ['a value of another length', { reveals: [{ participant: 'CHE', value: 'ab' }] }, '32 bytes'],
    ['an outside source without a value', { outside: { description: 'a source', value: ' ' } }, 'no value'],
  ])('names %s', (_, change, words) => {
    const changed = { ...origin, ...change };
    const held = holdDraw(frozen, { seed: seedOfCeremony(frozen.drawId, changed), origin: changed });
    expect(
      verifyTranscript(held)
        .map(({ problem }) => problem)
        .join('; '),
    ).toContain(words);
  });

  it('names a seed that does not come of the ceremony', () => {
    const held = holdDraw(frozen, { seed: seedOf(5), origin });
    expect(verifyTranscript(held).map(({ path }) => path)).toContain('$.seed');
  });
});
