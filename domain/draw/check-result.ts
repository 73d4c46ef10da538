import type { PartyCode } from '../parties/party.ts';
import type { DrawParty, FrozenDraw } from './frozen-draw.ts';
import { groupSizes } from './group-sizes.ts';
import type { DrawnPair, DrawResult } from './transcript.ts';

/** A constraint of the draw that a result breaks. */
export interface Breach {
  /** `L1` to `L7` as the mechanism's constraints are numbered, or the name of Chancery's own option. */
  readonly constraint: string;
  readonly party: PartyCode | null;
  readonly problem: string;
}

/**
 * Holds a result against every hard constraint, knowing nothing of how it was drawn: the check is written from the
 * rules alone, so that a fault of the drawing program shows.
 */
export function checkResult(frozen: FrozenDraw, result: DrawResult, throughGroup: number): readonly Breach[] {
  const partyOf = new Map(frozen.parties.map((party) => [party.code, party]));
  return [
    ...checkGroups(frozen, result, throughGroup),
    ...result.pairs.flatMap((pair) => checkPair(frozen, partyOf, pair)),
    ...checkMutual(frozen, result),
    ...checkLoad(frozen, result),
  ];
}

function checkGroups(frozen: FrozenDraw, result: DrawResult, throughGroup: number): readonly Breach[] {
  const groups = Object.values(result.groups);
  const drawn = groups.flat().sort();
  const pool = frozen.parties.map((party) => party.code);
  const sizes = groups.map((group) => group.length).join(', ');
  const expected = groupSizes(frozen.rules, pool.length).join(', ');
  const paired = result.pairs.map((pair) => pair.underReview);
  const due = groups.slice(0, throughGroup).flat();
  return [
    ...(drawn.join() === pool.join()
      ? []
      : [breach('L1', null, 'the groups do not hold each party exactly once')]),
    ...(sizes === expected
      ? []
      : [breach('L2', null, `the groups have ${sizes} parties; the rules say ${expected}`)]),
    ...(paired.join() === due.join()
      ? []
      : [
          breach(
            'L3',
            null,
            'not every party of the groups drawn has exactly one review, in the order drawn',
          ),
        ]),
  ];
}

function checkPair(
  frozen: FrozenDraw,
  partyOf: ReadonlyMap<PartyCode, DrawParty>,
  pair: DrawnPair,
): readonly Breach[] {
  const code = pair.underReview;
  const review = partyOf.get(code);
  if (review === undefined) return [breach('L1', code, 'is not in the frozen list')];
  const principal = pair.reviewers.filter((reviewer) => reviewer.lot !== 'instrument');
  const codes = pair.reviewers.map((reviewer) => reviewer.party);
  const found: Breach[] = [];
  if (principal.length !== 2)
    found.push(breach('L3', code, `has ${principal.length} principal reviewers; two are needed`));
  const own = principal.filter(
    ({ party }) => partyOf.get(party)?.regionalGroup === review.regionalGroup,
  ).length;
  if (own !== 1)
    found.push(breach('L4', code, `has ${own} principal reviewers of its own regional group; one is needed`));
  if (codes.includes(code)) found.push(breach('L5', code, 'reviews itself'));
  if (new Set(codes).size !== codes.length) found.push(breach('L3', code, 'has one reviewer twice'));
  if (codes.length > frozen.rules.maximumReviewers.value)
    found.push(breach('L7', code, `has ${codes.length} reviewers`));
  for (const { party, instruments } of pair.reviewers) {
    const held = partyOf.get(party)?.instruments ?? [];
    const foreign = instruments.filter((id) => !held.includes(id) || !review.instruments.includes(id));
    if (foreign.length > 0) found.push(breach('L6', code, `${party} may not review ${foreign.join(', ')}`));
  }
  return [...found, ...checkCoverage(frozen, partyOf, review, pair)];
}

/** L6, L11: each instrument has as many reviewers, from the sides, as the reading of coverage asks for. */
function checkCoverage(
  frozen: FrozenDraw,
  partyOf: ReadonlyMap<PartyCode, DrawParty>,
  review: DrawParty,
  pair: DrawnPair,
): readonly Breach[] {
  const coverage = frozen.rules.coverage.value;
  return review.instruments.flatMap((instrument) => {
    const on = pair.reviewers.filter((reviewer) => reviewer.instruments.includes(instrument));
    const own = on.filter(({ party }) => partyOf.get(party)?.regionalGroup === review.regionalGroup).length;
    const needed = coverage === 'one' ? 1 : 2;
    if (on.length < needed) {
      return [breach('L6', review.code, `${instrument} has ${on.length} reviewers; ${needed} are needed`)];
    }
    if (coverage === 'two-regions' && (own === 0 || own === on.length)) {
      return [
        breach('L11', review.code, `${instrument} lacks a reviewer of its own or of another regional group`),
      ];
    }
    return [];
  });
}

function checkMutual(frozen: FrozenDraw, result: DrawResult): readonly Breach[] {
  const whole = frozen.rules.mutual.value === 'whole';
  const pairOf = new Map(result.pairs.map((pair) => [pair.underReview, pair]));
  return result.pairs.flatMap((pair) =>
    pair.reviewers
      .filter(({ party }) => {
        const reverse = pairOf.get(party);
        const isMutual = reverse?.reviewers.some((reviewer) => reviewer.party === pair.underReview) ?? false;
        return isMutual && party < pair.underReview && (whole || reverse?.group === pair.group);
      })
      .map(({ party }) => breach('L5', pair.underReview, `and ${party} review each other`)),
  );
}

function checkLoad(frozen: FrozenDraw, result: DrawResult): readonly Breach[] {
  if (frozen.rules.load.value === 'free') return [];
  const load = new Map(frozen.parties.map((party) => [party.code, 0]));
  for (const { party, lot } of result.pairs.flatMap((pair) => pair.reviewers)) {
    if (lot !== 'instrument') load.set(party, (load.get(party) ?? 0) + 1);
  }
  const most = Math.max(...load.values());
  const least = Math.min(...load.values());
  if (most - least <= 1) return [];
  return [
    breach(
      'load',
      null,
      `principal reviews range from ${least} to ${most} per party; they may differ by one`,
    ),
  ];
}

function breach(constraint: string, party: PartyCode | null, problem: string): Breach {
  return { constraint, party, problem };
}
