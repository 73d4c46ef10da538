import type { PartyCode } from '../parties/party.ts';
import { canonicalJson } from './canonical-json.ts';
import { parseHex32, sha256Hex } from './digest.ts';
import { drawGroups } from './draw-groups.ts';
import { drawReviewers } from './draw-reviewers.ts';
import { toJson } from './freeze-draw.ts';
import type { FrozenDraw } from './frozen-draw.ts';
import { numberSource } from './number-source.ts';
import type { LoadBounds } from './principal-slots.ts';
import { ReviewsSoFar } from './reviews-so-far.ts';
import type { SeedOrigin } from './seed.ts';
import type { DrawnPair, DrawResult, ReviewerPick, ReviewerRound, Transcript } from './transcript.ts';

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
        `${underReview}. Look at the size of its regional group, its instruments and the option "load".`,
    );
    this.round = round;
    this.underReview = underReview;
  }
}

export interface DrawSettings {
  /** 32 bytes, hex. */
  readonly seed: string;
  readonly origin: SeedOrigin;
  /** Reviewers are drawn for groups 1 to this one; all groups where it is left out. */
  readonly throughGroup?: number;
}

/**
 * Holds a draw: groups, then reviewers. The same frozen draw and settings give the same transcript, byte for byte.
 * @throws RangeError when the seed has another form, or the group does not exist
 * @throws DrawImpossibleError when the constraints cannot be met
 */
export function holdDraw(frozen: FrozenDraw, settings: DrawSettings): Transcript {
  const { seed, origin } = settings;
  const bytes = parseHex32(seed);
  const { order, groups } = drawGroups(frozen, bytes);
  const throughGroup = settings.throughGroup ?? groups.length;
  if (!(throughGroup in [0, ...groups]) || throughGroup < 1) {
    throw new RangeError(`expected a group from 1 to ${groups.length}; got ${throughGroup}`);
  }
  if (throughGroup < groups.length && frozen.rules.rounds.value === 'at-once') {
    throw new RangeError(
      'the rules draw reviewers for all groups at once; ask for all groups, or change the option "rounds"',
    );
  }
  const isBarred = mutualBan(frozen, groups);
  const rounds = holdRounds(frozen, bytes, roundsOf(frozen, groups.slice(0, throughGroup)), isBarred);
  const result = toResult(groups, rounds);
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

/** L5, L10: between which parties mutual review is barred, by the reading of the rules. */
function mutualBan(
  frozen: FrozenDraw,
  groups: readonly (readonly PartyCode[])[],
): (one: PartyCode, other: PartyCode) => boolean {
  if (frozen.rules.mutual.value === 'whole') return () => true;
  const groupOf = new Map(groups.flatMap((group, index) => group.map((party) => [party, index] as const)));
  return (one, other) => groupOf.get(one) === groupOf.get(other);
}

interface Round {
  readonly label: string;
  readonly groups: readonly number[];
  readonly underReview: readonly PartyCode[];
  readonly bounds: LoadBounds;
}

function roundsOf(frozen: FrozenDraw, groups: readonly (readonly PartyCode[])[]): readonly Round[] {
  const all = groups.map((_, index) => index + 1);
  if (frozen.rules.rounds.value === 'at-once') {
    const underReview = groups.flat();
    return [
      { label: 'reviewers', groups: all, underReview, bounds: boundsAfter(frozen, underReview.length) },
    ];
  }
  let reviewsSoFar = 0;
  return groups.map((underReview, index) => {
    reviewsSoFar += underReview.length;
    return {
      label: `reviewers/${index + 1}`,
      groups: [index + 1],
      underReview,
      bounds: boundsAfter(frozen, reviewsSoFar),
    };
  });
}

/** Principal reviews per party after that many reviews, two each, spread so that any two parties differ by one at most. */
function boundsAfter(frozen: FrozenDraw, reviews: number): LoadBounds {
  if (frozen.rules.load.value === 'free') return { lower: 0, upper: reviews };
  const share = (2 * reviews) / frozen.parties.length;
  return { lower: Math.floor(share), upper: Math.ceil(share) };
}

function holdRounds(
  frozen: FrozenDraw,
  seed: Uint8Array,
  rounds: readonly Round[],
  isBarred: (one: PartyCode, other: PartyCode) => boolean,
): readonly ReviewerRound[] {
  let ended = { round: '', underReview: '' };
  for (let run = 0; run < MOST_RUNS; run += 1) {
    const outcome = holdRun(frozen, seed, rounds, new ReviewsSoFar(isBarred), run);
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
  for (const { label, groups, underReview, bounds } of rounds) {
    const source = numberSource(seed, `${label}/run/${run + 1}`);
    const outcome = drawReviewers(frozen, underReview, reviews, bounds, source);
    if (!('picks' in outcome)) return { round: label, underReview: outcome.deadEndAt };
    held.push({ label, groups, abandoned: run, picks: outcome.picks });
  }
  return { rounds: held };
}

function toResult(groups: readonly (readonly PartyCode[])[], rounds: readonly ReviewerRound[]): DrawResult {
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
    waivers: [],
  };
}
