import type { PartyCode } from '../parties/party.ts';
import { canonicalJson, toJson } from './canonical-json.ts';
import type { DrawRules } from './draw-rules.ts';
import { countTo, drawnGroups } from './drawn-groups.ts';
import type { EarlierDraws } from './earlier-draws.ts';
import type { DrawScope, FrozenDraw } from './frozen-draw.ts';
import { groupCount } from './group-sizes.ts';
import type { Transcript } from './transcript.ts';

/** What the draw after this one takes over: what this one took over itself, and what it drew. */
export function toEarlierDraws(transcript: Transcript): EarlierDraws {
  const { frozen, result, digest } = transcript;
  const { draws = [], pairs = [] } = frozen.continues ?? {};
  return {
    draws: [...draws, { drawId: frozen.drawId, transcript: digest, groups: drawnGroups(transcript) }],
    groups: result.groups,
    pairs: [...pairs, ...result.pairs],
  };
}

/**
 * The groups whose reviewers the next draw draws, by the rules: all at once, or the next one in its year. Empty where
 * nothing is left to draw.
 * @param earlier what was drawn and published before
 */
export function groupsToDraw(rules: DrawRules, earlier: EarlierDraws | undefined): readonly number[] {
  const drawn = earlier?.draws.flatMap(({ groups }) => groups) ?? [];
  const left = countTo(groupCount(rules)).filter((group) => !drawn.includes(group));
  return rules.rounds.value === 'at-once' ? left : left.slice(0, 1);
}

/** The parties that a draw draws reviewers for: those of its groups that still stand in the list. */
export function underReviewIn(
  { parties }: Pick<FrozenDraw, 'parties'>,
  members: readonly PartyCode[],
): readonly PartyCode[] {
  const pool = new Set(parties.map(({ code }) => code));
  return members.filter((code) => pool.has(code));
}

/**
 * What is wrong with the groups that a draw names, or with what it takes over; empty when nothing is. Groups are drawn
 * in order, each once, and by the rule "all at once" all of them together.
 */
export function checkScope(rules: DrawRules, { groups, continues }: DrawScope): readonly string[] {
  if (groups === undefined) {
    return continues === undefined ? [] : ['a draw that continues another names its groups'];
  }
  const count = groupCount(rules);
  const before = continues?.draws.flatMap((draw) => draw.groups) ?? [];
  const expected = countTo(before.length + groups.length);
  const faults: string[] = [];
  if (groups.length === 0 || [...before, ...groups].join() !== expected.join() || expected.length > count) {
    const left = countTo(count).slice(before.length).join(', ');
    faults.push(
      `expected groups in order from ${before.length + 1}, of ${left === '' ? 'none that is left' : left}; got ${groups.join(', ')}`,
    );
  }
  if (rules.rounds.value === 'at-once' && groups.length < count) {
    faults.push(
      'the rules draw reviewers for all groups at once; ask for all groups, or change the option "rounds"',
    );
  }
  return continues === undefined ? faults : [...faults, ...checkTakenOver(continues, count)];
}

function checkTakenOver({ draws, groups, pairs }: EarlierDraws, count: number): readonly string[] {
  const drawn = draws.flatMap((draw) => draw.groups);
  const faults: string[] = [];
  if (Object.keys(groups).join() !== countTo(count).join())
    faults.push(`expected ${count} groups taken over`);
  const paired = pairs.map(({ underReview }) => underReview);
  const misplaced = pairs.find(
    ({ underReview, group }) =>
      !drawn.includes(group) || !(groups[String(group)] ?? []).includes(underReview),
  );
  if (misplaced !== undefined)
    faults.push(`the pair of ${misplaced.underReview} belongs to no group drawn before`);
  if (new Set(paired).size !== paired.length)
    faults.push('a State has two reviews among the pairs taken over');
  return faults;
}

/**
 * Holds what a draw took over against the transcript of the draw before it: its digest, groups and pairs, and those that it took over
 * in turn. Empty when they agree. That the earlier transcript is true itself is another question.
 */
export function checkAgainstEarlier(frozen: FrozenDraw, earlier: Transcript): readonly string[] {
  const { continues } = frozen;
  if (continues === undefined) return ['it continues no draw'];
  const expected = toEarlierDraws(earlier);
  const faults = (['draws', 'groups', 'pairs'] as const)
    .filter((part) => canonicalJson(toJson(expected[part])) !== canonicalJson(toJson(continues[part])))
    .map((part) => `${part} are not those of the draw ${earlier.frozen.drawId.slice(0, 16)}`);
  if (earlier.frozen.mechanism !== frozen.mechanism || earlier.frozen.phase !== frozen.phase) {
    faults.push(`the draw ${earlier.frozen.drawId.slice(0, 16)} is of another phase`);
  }
  return faults;
}
