/**
 * The catalogue of refusals. Each names what was expected, what came and what to do; the facts are for machines.
 * Over HTTP the code is the problem's `code`, in a workflow the type of the ApplicationFailure.
 */
export const REFUSAL_CODES = [
  'unknown-procedure',
  'unknown-phase',
  'unknown-state',
  'not-a-party',
  'reviewers-invalid',
  'review-exists',
  'review-not-found',
  'review-closed',
  'review-suspended',
  'review-not-suspended',
  'unknown-step',
  'unknown-obligation',
  'not-part-of-review',
  'not-the-actor',
  'contact-required',
  'contact-not-expected',
  'records-invalid',
  'ceremony-out-of-order',
  'waiver-invalid',
  'draw-not-settled',
  'draw-impossible',
  'draw-self-test-failed',
  'transcript-not-true',
  'second-focal-point',
  'step-already-taken',
  'act-before-trigger',
  'act-before-opening',
  'act-in-future',
  'no-time-limit',
  'already-met',
  'already-waived',
  'extension-invalid',
  'reason-required',
  'no-such-act',
  'act-already-struck-out',
  'act-not-strikable',
  'act-relied-upon',
  'command-id-reused',
  'letter-not-found',
  'letter-already-sent',
  'letter-not-in-doubt',
  'letter-not-awaiting-signature',
  'earlier-letters-not-accepted',
  'no-evidence',
  'task-not-found',
  'other-texts-wait',
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** A refused command: nothing was recorded. */
export interface Refusal {
  readonly code: RefusalCode;
  /** One sentence: what was expected and what came. */
  readonly message: string;
  /** One sentence: what to do. */
  readonly remedy: string;
  readonly facts: Readonly<Record<string, string | number | null>>;
}

export type Decision<Accepted> =
  | { readonly accepted: true; readonly value: Accepted }
  | { readonly accepted: false; readonly refusal: Refusal };

export function accept<Accepted>(value: Accepted): Decision<Accepted> {
  return { accepted: true, value };
}

export function refuse(
  code: RefusalCode,
  message: string,
  remedy: string,
  facts: Refusal['facts'] = {},
): Decision<never> {
  return { accepted: false, refusal: { code, message, remedy, facts } };
}
