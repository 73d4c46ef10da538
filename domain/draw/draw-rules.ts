import type { Basis, InstrumentId } from '../procedure/procedure.ts';

/** A choice between readings of the mechanism's rules, with what it rests on. The transcript shows both. */
export interface Reading<Value> {
  readonly value: Value;
  readonly basis: Basis;
}

/**
 * How lots are drawn. Each member that the sources leave open is a named option; `docs/decisions/` says why the
 * defaults are what they are.
 */
export interface DrawRules {
  readonly instruments: readonly InstrumentId[];
  /** Every party in the pool is party to it. */
  readonly principalInstrument: InstrumentId;
  /** L2. Exact sizes of the groups in order, or a number of groups whose sizes differ by one at most. */
  readonly groups: Reading<{ readonly sizes: readonly number[] } | { readonly even: number }>;
  /** L16. `even`: each regional group is spread over the groups as evenly as the sizes allow. */
  readonly regionalShare: Reading<'free' | 'even'>;
  /**
   * L6, L11. `one`: an instrument needs one reviewer that is party to it. `two`: whatever a principal reviewer is not
   * party to is given to an additional one. `two-regions`: as `two`, and the additional one comes from the same side
   * (own regional group, or another) as the principal reviewer it stands in for.
   */
  readonly coverage: Reading<'one' | 'two' | 'two-regions'>;
  /** L5, L10. No mutual review over the whole draw, or only within one group. */
  readonly mutual: Reading<'whole' | 'within-group'>;
  /** `principal`: the numbers of principal reviews of any two parties differ by one at most, after each round. */
  readonly load: Reading<'free' | 'principal'>;
  /** Whether reviewers are drawn group by group, or for all groups at once. */
  readonly rounds: Reading<'per-group' | 'at-once'>;
  /** L7. Most reviewers of one review, principal and additional ones together. */
  readonly maximumReviewers: Reading<number>;
}
