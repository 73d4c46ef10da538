/** A fault in what a procedure says, found without its file. */
export interface ProcedureIssue {
  /** Where: `['obligations', 3, 'stage']`. */
  readonly path: readonly (string | number)[];
  /** A noun phrase: `one of nominations, feedback`. */
  readonly expected: string;
  readonly came: string;
}
