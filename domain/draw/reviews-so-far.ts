import type { PartyCode } from '../parties/party.ts';
import type { DrawnPair } from './drawn-pair.ts';

/** Who reviews whom by the lots drawn so far, and which mutual reviews that rules out. */
export class ReviewsSoFar {
  readonly #reviewersOf = new Map<PartyCode, Set<PartyCode>>();
  readonly #principal = new Map<PartyCode, number>();
  readonly #isBarred: (one: PartyCode, other: PartyCode) => boolean;

  /** @param isBarred whether the two parties may not review each other (L5, L10) */
  constructor(isBarred: (one: PartyCode, other: PartyCode) => boolean) {
    this.#isBarred = isBarred;
  }

  /** Begins with the pairs of earlier draws. */
  static after(
    pairs: readonly DrawnPair[],
    isBarred: (one: PartyCode, other: PartyCode) => boolean,
  ): ReviewsSoFar {
    const reviews = new ReviewsSoFar(isBarred);
    for (const { underReview, reviewers } of pairs) {
      for (const { party, lot } of reviewers) reviews.add(party, underReview, lot !== 'instrument');
    }
    return reviews;
  }

  reviews(reviewer: PartyCode, underReview: PartyCode): boolean {
    return this.#reviewersOf.get(underReview)?.has(reviewer) ?? false;
  }

  /** Whether the party under review is a reviewer of that reviewer already, and may therefore not be reviewed by it. */
  wouldBeMutual(reviewer: PartyCode, underReview: PartyCode): boolean {
    return this.reviews(underReview, reviewer) && this.#isBarred(underReview, reviewer);
  }

  /** Whether a review by `reviewer` rules out that it is reviewed by the party under review. */
  rulesOutReverse(reviewer: PartyCode, underReview: PartyCode): boolean {
    return this.#isBarred(underReview, reviewer);
  }

  /** Number of principal reviews of a party. */
  principalLoad(party: PartyCode): number {
    return this.#principal.get(party) ?? 0;
  }

  add(reviewer: PartyCode, underReview: PartyCode, isPrincipal: boolean): void {
    const reviewers = this.#reviewersOf.get(underReview) ?? new Set();
    reviewers.add(reviewer);
    this.#reviewersOf.set(underReview, reviewers);
    if (isPrincipal) this.#principal.set(reviewer, this.principalLoad(reviewer) + 1);
  }
}
