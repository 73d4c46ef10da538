/** A page of a list: `next` is the opaque cursor of the following page, `null` on the last. */
export interface ListPage<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** What every list takes: at most `limit` items (at least 1) after `cursor`. */
export interface ListWindow {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Makes a page of rows that were read with one more than `limit`, which tells whether another page follows. */
export function toPage<Item>(
  rows: readonly Item[],
  limit: number,
  cursorOf: (last: Item) => string,
): ListPage<Item> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? cursorOf(last) : null };
}
