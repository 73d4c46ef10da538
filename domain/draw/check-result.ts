import type { PartyCode } from '../parties/party.ts';
import { underReviewIn } from './continue-draw.ts';
import { drawnGroups } from './drawn-groups.ts';
import type { DrawnPair } from './drawn-pair.ts';
import type { DrawParty, FrozenDraw } from './frozen-draw.ts';
import { groupSizes } from './group-sizes.ts';
import type { DrawResult } from './transcript.ts';
import { nameWaiver, type Waiver } from './waiver.ts';

/** A constraint of the draw that a result breaks. */
export interface Breach {
  /** `L1` to `L7` as the mechanism's constraints are numbered, or the name of Chancery's own option. */
  readonly constraint: string;
  readonly party: PartyCode | null;
  readonly problem: string;
}

/**
 * Holds a result against every hard constraint, knowing nothing of how it was drawn: the check is written from the
 * rules alone, so that a fault of the drawing program shows. A limit that was waived may be exceeded, and the result says by
 * which waiver; it names no other.
 */
export function checkResult(frozen: FrozenDraw, result: DrawResult, throughGroup: number): readonly Breach[] {
  const partyOf = new Map(frozen.parties.map((party) => [party.code, party]));
  const mutual = findMutual(frozen, result);
  return [
    ...checkGroups(frozen, result, throughGroup),
    ...result.pairs.flatMap((pair) => checkPair(frozen, partyOf, pair)),
    ...mutual.flatMap(([one, two]) =>
      findWaiver(frozen, 'mutual-review', one, two) === undefined
        ? [breach('L5', one, `and ${two} review each other`)]
        : [],
    ),
    ...checkLoad(frozen, result),
    ...checkWaivers(frozen, result, mutual),
  ];
}

function findWaiver(
  { waivers = [] }: FrozenDraw,
  rule: Waiver['rule'],
  ...named: readonly PartyCode[]
): Waiver | undefined {
  const wanted = [...named].sort().join();
  return waivers.find(
    ({ rule: given, party, other }) =>
      given === rule && [party, ...(other === undefined ? [] : [other])].sort().join() === wanted,
  );
}

/** The result names each waiver that it needs, as it was frozen, and none else; and no waiver is of a rule that cannot be waived. */
function checkWaivers(
  frozen: FrozenDraw,
  { pairs, waivers }: DrawResult,
  mutual: readonly Pair[],
): readonly Breach[] {
  const exceeding = pairs.filter(({ reviewers }) => reviewers.length > frozen.rules.maximumReviewers.value);
  const needed = [
    ...exceeding.map(({ underReview }) => findWaiver(frozen, 'maximum-reviewers', underReview)),
    ...mutual.map((pair) => findWaiver(frozen, 'mutual-review', ...pair)),
  ];
  const expected = (frozen.waivers ?? []).filter((waiver) => needed.includes(waiver));
  const allowed = frozen.rules.waivers?.value ?? [];
  const foreign = (frozen.waivers ?? []).filter(({ rule }) => !allowed.includes(rule));
  return [
    ...foreign.map((waiver) =>
      breach('waivers', waiver.party, `has “${nameWaiver(waiver)}”, which the rules do not allow`),
    ),
    ...(toText(waivers) === toText(expected)
      ? []
      : [
          breach(
            'waivers',
            null,
            `names ${nameAll(waivers)} as waivers used; what exceeds a limit needs ${nameAll(expected)}`,
          ),
        ]),
  ];
}

function toText(waivers: readonly Waiver[]): string {
  return JSON.stringify(waivers.map((waiver) => [nameWaiver(waiver), waiver.reason]));
}

function nameAll(waivers: readonly Waiver[]): string {
  return waivers.length === 0 ? 'none' : waivers.map((waiver) => `“${nameWaiver(waiver)}”`).join(', ');
}

function checkGroups(frozen: FrozenDraw, result: DrawResult, throughGroup: number): readonly Breach[] {
  const { continues } = frozen;
  const groups = Object.values(result.groups);
  const paired = result.pairs.map((pair) => pair.underReview);
  const due = drawnGroups({ frozen, throughGroup }).flatMap((group) =>
    underReviewIn(frozen, result.groups[String(group)] ?? []),
  );
  return [
    ...(continues === undefined ? checkDivision(frozen, groups) : []),
    ...(continues === undefined || JSON.stringify(result.groups) === JSON.stringify(continues.groups)
      ? []
      : [breach('L1', null, 'the groups are not those of the draw that it continues')]),
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

function checkDivision(frozen: FrozenDraw, groups: readonly (readonly PartyCode[])[]): readonly Breach[] {
  const drawn = groups.flat().sort();
  const pool = frozen.parties.map((party) => party.code);
  const sizes = groups.map((group) => group.length).join(', ');
  const expected = groupSizes(frozen.rules, pool.length).join(', ');
  return [
    ...(drawn.join() === pool.join()
      ? []
      : [breach('L1', null, 'the groups do not hold each party exactly once')]),
    ...(sizes === expected
      ? []
      : [breach('L2', null, `the groups have ${sizes} parties; the rules say ${expected}`)]),
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
  const isLimited = findWaiver(frozen, 'maximum-reviewers', code) === undefined;
  if (isLimited && codes.length > frozen.rules.maximumReviewers.value)
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

type Pair = readonly [one: PartyCode, two: PartyCode];

/** L5, L10: pairs that review each other where the reading bars it, at least one of the two reviews being of this draw. */
function findMutual(frozen: FrozenDraw, { groups, pairs }: DrawResult): readonly Pair[] {
  const isWhole = frozen.rules.mutual.value === 'whole';
  const groupOf = new Map(
    Object.entries(groups).flatMap(([group, parties]) => parties.map((party) => [party, group] as const)),
  );
  const all = new Map(
    [...(frozen.continues?.pairs ?? []), ...pairs].map((pair) => [pair.underReview, pair.reviewers]),
  );
  const isNew = new Set(pairs.map((pair) => pair.underReview));
  return pairs.flatMap(({ underReview, reviewers }) =>
    reviewers.flatMap(({ party }): readonly Pair[] => {
      const isMutual = all.get(party)?.some((reviewer) => reviewer.party === underReview) ?? false;
      const isBarred = isWhole || groupOf.get(party) === groupOf.get(underReview);
      // Of two reviews of this draw, the pair is named once.
      const isCounted = !isNew.has(party) || party < underReview;
      return isMutual && isBarred && isCounted ? [[underReview, party]] : [];
    }),
  );
}

/** Whoever is given a principal review has at most one more than any other, reviews of earlier draws counted. */
function checkLoad(frozen: FrozenDraw, result: DrawResult): readonly Breach[] {
  if (frozen.rules.load.value === 'free') return [];
  const before = countPrincipal(frozen.continues?.pairs ?? []);
  const here = countPrincipal(result.pairs);
  const codes = frozen.parties.map(({ code }) => code);
  const load = (code: PartyCode) => (before.get(code) ?? 0) + (here.get(code) ?? 0);
  const least = Math.min(...codes.map(load));
  const most = Math.max(0, ...codes.filter((code) => here.has(code)).map(load));
  if (most - least <= 1) return [];
  return [
    breach(
      'load',
      null,
      `principal reviews range from ${least} to ${most} per party; they may differ by one`,
    ),
  ];
}

function countPrincipal(pairs: readonly DrawnPair[]): ReadonlyMap<PartyCode, number> {
  const counts = new Map<PartyCode, number>();
  for (const { party, lot } of pairs.flatMap((pair) => pair.reviewers)) {
    if (lot !== 'instrument') counts.set(party, (counts.get(party) ?? 0) + 1);
  }
  return counts;
}

function breach(constraint: string, party: PartyCode | null, problem: string): Breach {
  return { constraint, party, problem };
}
