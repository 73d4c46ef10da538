import type { PartyCode } from '../parties/party.ts';
import { Completion } from './completion.ts';
import type { FrozenDraw } from './frozen-draw.ts';
import type { LoadBounds } from './load-bounds.ts';
import type { ReviewsSoFar } from './reviews-so-far.ts';

/**
 * The principal lots of one round as a problem of completion: per party under review one slot for its own regional
 * group and one for another, filled by parties that the constraints known so far allow (L3, L4, L5).
 */
export class PrincipalSlots {
  readonly #parties: readonly PartyCode[];
  readonly #indexOf: ReadonlyMap<PartyCode, number>;
  readonly #slotOf: ReadonlyMap<PartyCode, number>;
  readonly #completion: Completion;
  readonly #reviews: ReviewsSoFar;

  constructor(
    frozen: FrozenDraw,
    underReview: readonly PartyCode[],
    reviews: ReviewsSoFar,
    bounds: LoadBounds,
  ) {
    this.#reviews = reviews;
    this.#parties = frozen.parties.map((party) => party.code);
    this.#indexOf = new Map(this.#parties.map((code, index) => [code, index]));
    this.#slotOf = new Map(underReview.map((code, index) => [code, index * 2]));
    const regionOf = new Map(frozen.parties.map((party) => [party.code, party.regionalGroup]));
    const allowed = underReview.flatMap((code) =>
      [true, false].map((own) =>
        Uint8Array.from(this.#parties, (reviewer) =>
          reviewer !== code &&
          (regionOf.get(reviewer) === regionOf.get(code)) === own &&
          !reviews.wouldBeMutual(reviewer, code)
            ? 1
            : 0,
        ),
      ),
    );
    const room = (limit: number): number[] =>
      this.#parties.map((party) => Math.max(0, limit - reviews.principalLoad(party)));
    this.#completion = new Completion(allowed, room(bounds.lower), room(bounds.upper));
  }

  /** False when no assignment satisfies the constraints known so far. */
  begin(): boolean {
    return this.#completion.begin();
  }

  /** Takes a principal reviewer for good, unless the open lots could then not all be filled. */
  take(underReview: PartyCode, lot: 'region' | 'other', reviewer: PartyCode): boolean {
    const slot = this.#slot(underReview, lot);
    return this.#completion.take(slot, this.#index(reviewer), this.#reverse(underReview, reviewer));
  }

  /** Rules out that a party under review becomes a reviewer of its own reviewer, unless the open lots could then not be filled. */
  forbidReverse(underReview: PartyCode, reviewer: PartyCode): boolean {
    return this.#completion.forbid(this.#reverse(underReview, reviewer));
  }

  #reverse(underReview: PartyCode, reviewer: PartyCode): readonly (readonly [number, number])[] {
    const slot = this.#slotOf.get(reviewer);
    if (slot === undefined || !this.#reviews.rulesOutReverse(reviewer, underReview)) return [];
    const party = this.#index(underReview);
    return [
      [slot, party],
      [slot + 1, party],
    ];
  }

  #slot(underReview: PartyCode, lot: 'region' | 'other'): number {
    const slot = this.#slotOf.get(underReview);
    if (slot === undefined) throw new Error(`${underReview} is not under review in this round`);
    return lot === 'region' ? slot : slot + 1;
  }

  #index(code: PartyCode): number {
    const index = this.#indexOf.get(code);
    if (index === undefined) throw new Error(`${code} is not in the pool`);
    return index;
  }
}
