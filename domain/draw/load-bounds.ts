/** Most and least principal reviews that a party has after a round; who has more already gets none. */
export interface LoadBounds {
  readonly lower: number;
  readonly upper: number;
}

/**
 * The bounds that spread so many further principal reviews most evenly, upon those that the parties have already: whoever
 * is given one then has at most one more than any other. A party that joined after an earlier draw has none yet, and so
 * is drawn rather than others.
 * @param load principal reviews of each party so far; not empty
 * @param reviews further ones, at least one
 */
export function evenBounds(load: readonly number[], reviews: number): LoadBounds {
  const neededFor = (level: number): number =>
    load.reduce((sum, count) => sum + Math.max(0, level - count), 0);
  let lower = 0;
  while (neededFor(lower + 1) <= reviews) lower += 1;
  return { lower, upper: neededFor(lower) === reviews ? lower : lower + 1 };
}
