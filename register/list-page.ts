/** A page of a list: `next` is the opaque cursor of the following page, `null` on the last. */
export interface ListPage<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** What every list takes: at most `limit` items (1 to 1,000) after `cursor`. */
export interface ListWindow {
  readonly limit: number;
  readonly cursor?: string | undefined;
}
