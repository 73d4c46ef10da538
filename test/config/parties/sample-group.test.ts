import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadParties } from '../../../config/parties/load-parties.ts';
import { loadSampleGroup, SAMPLE_GROUP_FILE } from '../../../config/parties/load-sample-group.ts';
import { loadProcedures } from '../../../config/procedures/load-procedure.ts';
import type { Party } from '../../../domain/parties/party.ts';

const parties = new Map(loadParties().map((party) => [party.code, party]));
const group = loadSampleGroup();
const untoc = loadProcedures().find(({ id }) => id === group.mechanism);

function requireParty(code: string): Party {
  const party = parties.get(code);
  if (party === undefined) throw new Error(`${code} is not in the list of parties`);
  return party;
}

function instrumentsOf(code: string): readonly string[] {
  return Object.entries(requireParty(code).instruments).flatMap(([id, taken]) =>
    taken === 'yes' ? [id] : [],
  );
}

describe('the sample group', () => {
  test('has 62 reviews of different States, as the real group 1 had', () => {
    expect(new Set(group.reviews.map(({ party }) => party)).size).toBe(62);
    expect(group.reviews).toHaveLength(62);
  });

  test('belongs to a procedure and phase that exist', () => {
    expect(untoc?.phases.map(({ id }) => id)).toContain(group.phase);
  });

  test('says in its first line that it is invented', () => {
    expect(readFileSync(SAMPLE_GROUP_FILE, 'utf8').split('\n')[0]).toMatch(/INVENTED/);
  });

  test('includes the States of group 1 that are reported by name', () => {
    const named = ['NGA', 'KHM', 'NPL', 'PAK', 'KOR', 'BLR', 'POL', 'MDA', 'CHE', 'UKR', 'GBR', 'ARG', 'GTM'];
    expect(group.reviews.map(({ party }) => party)).toEqual(expect.arrayContaining(named));
  });

  test('leaves out States that are reported in group 2', () => {
    const named = [
      'BGD',
      'IND',
      'MNG',
      'THA',
      'AUT',
      'BIH',
      'BGR',
      'EUE',
      'FIN',
      'NLD',
      'TUR',
      'BRA',
      'MEX',
      'PER',
      'CAN',
    ];
    expect(group.reviews.filter(({ party }) => named.includes(party))).toEqual([]);
  });

  test('takes only States whose regional group is known', () => {
    const codes = group.reviews.flatMap(({ party, reviewers }) => [
      party,
      ...reviewers.map((one) => one.party),
    ]);
    expect(codes.filter((code) => requireParty(code).regionalGroup === 'unknown')).toEqual([]);
  });

  test('no State reviews itself or is named twice in one review', () => {
    const names = group.reviews.map(({ party, reviewers }) => [party, ...reviewers.map((one) => one.party)]);
    expect(names.filter((codes) => new Set(codes).size !== codes.length)).toEqual([]);
  });

  test('every State is reviewed on exactly the instruments that it is known to be party to', () => {
    expect(group.reviews.map(({ party, instruments }) => [party, instruments])).toEqual(
      group.reviews.map(({ party }) => [party, instrumentsOf(party)]),
    );
  });

  test('L3, L4: for each instrument two States review, one of the same regional group and one of another', () => {
    const seen = group.reviews.flatMap(({ party, instruments, reviewers }) =>
      instruments.map((instrument) => {
        const ofInstrument = reviewers.filter((reviewer) => reviewer.instruments.includes(instrument));
        const own = requireParty(party).regionalGroup;
        const fromOwn = ofInstrument.filter((one) => requireParty(one.party).regionalGroup === own).length;
        return { review: party, instrument, fromOwn, fromOthers: ofInstrument.length - fromOwn };
      }),
    );
    expect(seen.filter(({ fromOwn, fromOthers }) => fromOwn !== 1 || fromOthers !== 1)).toEqual([]);
  });

  test('L5: no two States review each other', () => {
    const pairs = new Set(
      group.reviews.flatMap(({ party, reviewers }) => reviewers.map((one) => `${one.party}>${party}`)),
    );
    expect([...pairs].filter((pair) => pairs.has(pair.split('>').reverse().join('>')))).toEqual([]);
  });

  test('L6: a reviewer reviews only instruments that it is party to and that the State is reviewed on', () => {
    const wrong = group.reviews.flatMap(({ party, instruments, reviewers }) =>
      reviewers.flatMap((reviewer) =>
        reviewer.instruments
          .filter((id) => !instruments.includes(id) || !instrumentsOf(reviewer.party).includes(id))
          .map((id) => `${reviewer.party} reviews ${party} on ${id}`),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('L6: two States review the Convention, and a further one only what they are not party to', () => {
    const wrong = group.reviews.filter(({ reviewers, instruments }) => {
      const drawn = reviewers.filter((one) => one.instruments.includes('untoc'));
      const further = reviewers.filter((one) => !drawn.includes(one));
      const missing = instruments.filter((id) => drawn.some((one) => !instrumentsOf(one.party).includes(id)));
      return drawn.length !== 2 || further.some((one) => one.instruments.some((id) => !missing.includes(id)));
    });
    expect(wrong).toEqual([]);
    expect(group.reviews.some(({ reviewers }) => reviewers.length > 2)).toBe(true);
  });

  test('L7: at most four States review, and at least as many as the procedure asks', () => {
    const counts = group.reviews.map(({ reviewers }) => reviewers.length);
    expect(Math.max(...counts)).toBeLessThanOrEqual(untoc?.reviewers.maximum ?? 0);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(untoc?.reviewers.minimum ?? Infinity);
  });
});
