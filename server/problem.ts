import { REFUSAL_CODES, type Refusal, type RefusalCode } from '../domain/errors.ts';

/** Codes of the problems that arise before the domain is asked: shape, access, size, and engines that do not answer. */
const REQUEST_CODES = [
  'invalid-request',
  'malformed-json',
  'body-too-large',
  'unsupported-media-type',
  'invalid-cursor',
  'not-found',
  'method-not-allowed',
  'token-required',
  'token-wrong',
  'cross-site-write',
  'host-not-allowed',
  'proceedings-unavailable',
  'register-unavailable',
  'internal-error',
] as const;

export const PROBLEM_CODES = [...REFUSAL_CODES, ...REQUEST_CODES] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** One fault among several: a field of the request by JSON pointer, or one review of a group. */
export interface Fault {
  readonly path: string;
  readonly code: ProblemCode;
  readonly message: string;
  readonly remedy: string;
}

/** What a problem says beyond its code and sentences. */
interface ProblemDetails {
  readonly facts?: Refusal['facts'];
  readonly faults?: readonly Fault[];
  /** Response headers that belong to the problem, such as `allow` or `retry-after`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * A request that is not answered as asked. Thrown by handlers and hooks; the problems plugin writes it as
 * `application/problem+json`, or as a page where a page was asked for.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: ProblemCode;
  readonly remedy: string;
  readonly facts: Refusal['facts'];
  readonly faults: readonly Fault[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: ProblemCode,
    message: string,
    remedy: string,
    details: ProblemDetails = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.remedy = remedy;
    this.facts = details.facts ?? {};
    this.faults = details.faults ?? [];
    this.headers = details.headers ?? {};
  }
}

/** Refusals that contradict what the register holds; all others find fault with the command itself. */
const CONFLICTS: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'review-exists',
  'review-closed',
  'review-suspended',
  'review-not-suspended',
  'second-focal-point',
  'step-already-taken',
  'already-met',
  'already-waived',
  'act-already-struck-out',
  'act-not-strikable',
  'act-relied-upon',
  'ceremony-out-of-order',
  'letter-already-sent',
  'letter-not-in-doubt',
  'letter-not-awaiting-signature',
  'earlier-letters-not-accepted',
  'other-texts-wait',
]);

const NOT_FOUND: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'review-not-found',
  'letter-not-found',
  'no-evidence',
  'task-not-found',
]);

/** HTTP status of a refusal: 404 for what is not there, 409 for a conflict, else 422. */
function toStatus(code: RefusalCode): 404 | 409 | 422 {
  if (NOT_FOUND.has(code)) return 404;
  return CONFLICTS.has(code) ? 409 : 422;
}

/** A domain refusal as a problem. */
export function toProblem(refusal: Refusal, faults: readonly Fault[] = []): Problem {
  return new Problem(toStatus(refusal.code), refusal.code, refusal.message, refusal.remedy, {
    facts: refusal.facts,
    faults,
  });
}
