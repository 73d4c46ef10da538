/** A file of reviews under way, as the API takes it, with the place in the text of what stands at a JSON pointer. */
export interface TakeOverFile {
  /** `{ "reviews": […] }`, of good form in the eyes of its writer alone: the API checks it. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Line and column, counted from 1, of what a pointer such as `/reviews/0/acts/3/on` names, or of the nearest that holds it. */
  placeOf(pointer: string): { readonly line: number; readonly column: number };
}
