import type { PartyCode } from '../parties/party.ts';
import { chiSquare } from './chi-square.ts';
import { underReviewIn } from './continue-draw.ts';
import { drawReviewers } from './draw-reviewers.ts';
import type { FrozenDraw } from './frozen-draw.ts';
import { numberSource } from './number-source.ts';
import { ReviewsSoFar } from './reviews-so-far.ts';
import type { ReviewerPick } from './transcript.ts';
import { count, type RunningSelfTest, type SelfTest, trialSeed, verdict } from './trial-draws.ts';

/**
 * The self-test of a draw that has no lot of groups: trial draws of the first review, with other seeds. Whoever comes out of an urn
 * first, taken or passed over, must be any of those in it equally often. For a draw that continues others.
 */
export function beginReviewerTest(frozen: FrozenDraw, seed: string): RunningSelfTest {
  const { groups: [group = 0] = [], continues } = frozen;
  const [underReview] = underReviewIn(frozen, continues?.groups[String(group)] ?? []);
  const regionOf = new Map(frozen.parties.map((party) => [party.code, party.regionalGroup]));
  const isOwn = (code: PartyCode) => regionOf.get(code) === regionOf.get(underReview ?? '');
  const codes = frozen.parties.map(({ code }) => code);
  const urns = {
    region: newUrn(codes.filter(isOwn)),
    other: newUrn(codes.filter((code) => !isOwn(code))),
  };
  let trials = 0;
  const hold = (): void => {
    if (underReview === undefined) return;
    const reviews = ReviewsSoFar.after(continues?.pairs ?? [], () => true);
    const source = numberSource(trialSeed(seed, trials), `reviewers/${group}/run/1`);
    const bounds = { lower: 0, upper: frozen.parties.length * 2 };
    const outcome = drawReviewers(frozen, [underReview], reviews, bounds, source);
    for (const pick of 'picks' in outcome ? outcome.picks : []) {
      if (pick.lot !== 'instrument') count(urns[pick.lot].counts, urns[pick.lot].placeOf.get(firstOf(pick)));
    }
  };
  return {
    run(draws) {
      for (let left = draws; left > 0; left -= 1) {
        hold();
        trials += 1;
      }
    },
    verdicts: () =>
      underReview === undefined
        ? []
        : [
            judge('first drawn of the own regional group', urns.region.counts),
            judge('first drawn of the other regional groups', urns.other.counts),
          ],
  };
}

interface Urn {
  readonly placeOf: ReadonlyMap<PartyCode, number>;
  readonly counts: number[];
}

function newUrn(codes: readonly PartyCode[]): Urn {
  return {
    placeOf: new Map(codes.map((code, index) => [code, index])),
    counts: codes.map(() => 0),
  };
}

function firstOf({ skipped, taken }: ReviewerPick): PartyCode {
  return skipped[0]?.party ?? taken;
}

function judge(name: SelfTest['name'], counts: readonly number[]): SelfTest {
  const drawn = counts.reduce((sum, number) => sum + number, 0);
  return verdict(
    name,
    chiSquare(
      counts,
      counts.map(() => drawn / counts.length),
    ),
  );
}
