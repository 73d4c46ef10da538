import type { PartyCode } from '../parties/party.ts';
import { canonicalJson, toJson } from './canonical-json.ts';
import { checkScope, underReviewIn } from './continue-draw.ts';
import { parseHex32, sha256Hex } from './digest.ts';
import { drawGroups, type GroupLot } from './draw-groups.ts';
import { drawReviewers } from './draw-reviewers.ts';
import { countTo, drawnGroups } from './drawn-groups.ts';
import type { DrawnPair } from './drawn-pair.ts';
import type { FrozenDraw } from './frozen-draw.ts';
import { evenBounds, type LoadBounds } from './load-bounds.ts';
import { numberSource } from './number-source.ts';
import { ReviewsSoFar } from './reviews-so-far.ts';
import type { SeedOrigin } from './seed.ts';
import type { DrawResult, ReviewerPick, ReviewerRound, Transcript } from './transcript.ts';
import { usedWaivers } from './used-waivers.ts';
import { mayReviewEachOther } from './waiver.ts';

/**
 * Runs after which the draw gives up. A run ends early only where bans on mutual review that arise in its course take
 * the last reviewer of a lot; then the reviewers of all groups are drawn anew, under the next label.
 */
const MOST_RUNS = 100;

/** No assignment satisfies the constraints, or none was found; names the round and the lot at which the last run ended. */
export class DrawImpossibleError extends Error {
  override readonly name = 'DrawImpossibleError';
  readonly round: string;
  readonly underReview: PartyCode;

  constructor(round: string, underReview: PartyCode) {
    super(
      `no draw that satisfies every constraint was found: ${MOST_RUNS} runs ended early, the last in ${round} at the review of ` +
        `${underReview}. Look at the size of its regional group, its instruments and the option "load"; or waive the ban on mutual review for a pair.`,
    );
    this.round = round;
    this.underReview = underReview;
  }
}

export interface DrawSettings {
  /** 32 bytes, hex. */
  readonly seed: string;
  readonly origin: SeedOrigin;
  /**
   * For a draw that was frozen without naming its groups: reviewers are drawn for groups 1 to this one; all groups where
   * it is left out.
   */
  readonly throughGroup?: number;
}

/**
 * Holds a draw: groups, unless an earlier draw gave them, then reviewers. The same frozen draw and settings give the same
 * transcript, byte for byte.
 * @throws RangeError when the seed has another form, or the groups cannot be drawn now
 * @throws DrawImpossibleError when the constraints cannot be met
 */
export function holdDraw(frozen: FrozenDraw, settings: DrawSettings): Transcript {
  const { seed, origin } = settings;
  const bytes = parseHex32(seed);
  const { order, groups } = groupsOf(frozen, bytes);
  const throughGroup = frozen.groups?.at(-1) ?? settings.throughGroup ?? groups.length;
  requireDrawable(frozen, groups.length, throughGroup);
  const drawn = drawnGroups({ frozen, throughGroup });
  const rounds = holdRounds(frozen, bytes, roundsOf(frozen, groups, drawn), mutualBan(frozen, groups));
  const result = toResult(frozen, groups, rounds);
  const rest = {
    format: 'chancery-draw/1' as const,
    frozen,
    origin,
    seed,
    throughGroup,
    order,
    rounds,
    result,
  };
  return { ...rest, digest: sha256Hex(canonicalJson(toJson(rest))) };
}

function groupsOf(frozen: FrozenDraw, seed: Uint8Array): GroupLot {
  const { continues } = frozen;
  return continues === undefined
    ? drawGroups(frozen, seed)
    : { order: [], groups: Object.values(continues.groups) };
}

function requireDrawable(frozen: FrozenDraw, groups: number, throughGroup: number): void {
  const [fault] = checkScope(frozen.rules, frozen);
  if (fault !== undefined) throw new RangeError(fault);
  if (!countTo(groups).includes(throughGroup)) {
    throw new RangeError(`expected a group from 1 to ${groups}; got ${throughGroup}`);
  }
  if (frozen.rules.rounds.value === 'at-once' && throughGroup < groups) {
    throw new RangeError(
      'the rules draw reviewers for all groups at once; ask for all groups, or change the option "rounds"',
    );
  }
}

/** L5, L10: between which parties mutual review is barred, by the reading of the rules and the waivers. */
function mutualBan(
  { rules, waivers = [] }: FrozenDraw,
  groups: readonly (readonly PartyCode[])[],
): (one: PartyCode, other: PartyCode) => boolean {
  const groupOf = new Map(groups.flatMap((group, index) => group.map((party) => [party, index] as const)));
  const whole = rules.mutual.value === 'whole';
  return (one, other) =>
    (whole || groupOf.get(one) === groupOf.get(other)) && !mayReviewEachOther(waivers, one, other);
}

interface Round {
  readonly label: string;
  readonly groups: readonly number[];
  readonly underReview: readonly PartyCode[];
}

function roundsOf(
  frozen: FrozenDraw,
  groups: readonly (readonly PartyCode[])[],
  drawn: readonly number[],
): readonly Round[] {
  const membersOf = (group: number) => underReviewIn(frozen, groups[group - 1] ?? []);
  if (frozen.rules.rounds.value === 'at-once') {
    return [{ label: 'reviewers', groups: drawn, underReview: drawn.flatMap(membersOf) }];
  }
  return drawn.map((group) => ({
    label: `reviewers/${group}`,
    groups: [group],
    underReview: membersOf(group),
  }));
}

/** Principal reviews per party after a round: as the lot falls, or spread as evenly as those before it allow. */
function boundsAfter(frozen: FrozenDraw, reviews: ReviewsSoFar, further: number): LoadBounds {
  const load = frozen.parties.map(({ code }) => reviews.principalLoad(code));
  if (frozen.rules.load.value === 'free') return { lower: 0, upper: Math.max(0, ...load) + further };
  return evenBounds(load, 2 * further);
}

function holdRounds(
  frozen: FrozenDraw,
  seed: Uint8Array,
  rounds: readonly Round[],
  isBarred: (one: PartyCode, other: PartyCode) => boolean,
): readonly ReviewerRound[] {
  let ended = { round: '', underReview: '' };
  for (let run = 0; run < MOST_RUNS; run += 1) {
    const outcome = holdRun(
      frozen,
      seed,
      rounds,
      ReviewsSoFar.after(frozen.continues?.pairs ?? [], isBarred),
      run,
    );
    if ('rounds' in outcome) return outcome.rounds;
    ended = outcome;
  }
  throw new DrawImpossibleError(ended.round, ended.underReview);
}

/** One run through all rounds; `run` counts those that ended before it. */
function holdRun(
  frozen: FrozenDraw,
  seed: Uint8Array,
  rounds: readonly Round[],
  reviews: ReviewsSoFar,
  run: number,
):
  | { readonly rounds: readonly ReviewerRound[] }
  | { readonly round: string; readonly underReview: PartyCode } {
  const held: ReviewerRound[] = [];
  for (const { label, groups, underReview } of rounds) {
    const bounds = boundsAfter(frozen, reviews, underReview.length);
    const source = numberSource(seed, `${label}/run/${run + 1}`);
    const outcome = drawReviewers(frozen, underReview, reviews, bounds, source);
    if (!('picks' in outcome)) return { round: label, underReview: outcome.deadEndAt };
    held.push({ label, groups, abandoned: run, picks: outcome.picks });
  }
  return { rounds: held };
}

function toResult(
  frozen: FrozenDraw,
  groups: readonly (readonly PartyCode[])[],
  rounds: readonly ReviewerRound[],
): DrawResult {
  const picksOf = new Map<PartyCode, ReviewerPick[]>();
  for (const pick of rounds.flatMap((round) => round.picks)) {
    picksOf.set(pick.underReview, [...(picksOf.get(pick.underReview) ?? []), pick]);
  }
  const pairs: DrawnPair[] = groups.flatMap((group, index) =>
    group.flatMap((underReview) => {
      const picks = picksOf.get(underReview);
      if (picks === undefined) return [];
      const reviewers = picks.map(({ taken, instruments, lot }) => ({ party: taken, instruments, lot }));
      return [{ underReview, group: index + 1, reviewers }];
    }),
  );
  return {
    groups: Object.fromEntries(groups.map((group, index) => [String(index + 1), group])),
    pairs,
    waivers: usedWaivers(frozen, groups, pairs),
  };
}
