import type { NumberSource } from './number-source.ts';

/** What came of drawing from an urn until something could be taken. */
export interface Taken<Item, Reason> {
  readonly taken: Item | undefined;
  readonly counter: number;
  readonly skipped: readonly { readonly item: Item; readonly reason: Reason }[];
}

/**
 * Draws items one by one without replacement until one can be taken: draw, then skip in order, each skip with its reason.
 * Each item that can be taken is equally likely to be.
 * @param tryToTake takes the item and answers `undefined`, or answers why it cannot be taken
 */
export function drawFromUrn<Item, Reason>(
  items: readonly Item[],
  source: NumberSource,
  tryToTake: (item: Item) => Reason | undefined,
): Taken<Item, Reason> {
  const urn = [...items];
  const skipped: { item: Item; reason: Reason }[] = [];
  let last = 0;
  while (urn.length > 0) {
    const { value, counter } = source.below(urn.length);
    last = counter;
    for (const item of urn.splice(value, 1)) {
      const reason = tryToTake(item);
      if (reason === undefined) return { taken: item, counter, skipped };
      skipped.push({ item, reason });
    }
  }
  return { taken: undefined, counter: last, skipped };
}
