import type { Instant } from '../domain/calendar/time.ts';
import type { ReviewKey } from '../domain/review/review-id.ts';
import type { Register } from './database.ts';

/** A letter in state `sending`. `id` and `attempt` together name this attempt: a late writer cannot settle a newer one. */
export interface ClaimedLetter {
  readonly id: string;
  readonly attempt: number;
  readonly messageToken: string;
  readonly review: ReviewKey;
  readonly claimedBy: string;
  /** Real time. */
  readonly claimedAt: Instant;
}

export interface LetterClaim {
  readonly mechanism: string;
  /** Who claims: host, process id and start of the process. */
  readonly owner: string;
  /** Proceedings' time: letters whose `not_before` is later stay. */
  readonly now: Instant;
  readonly realNow: Instant;
  readonly limit: number;
}

/** Moves the oldest letters that may leave to `sending`; a letter goes to one owner only, however many claim at once. */
export function claimDueLetters(_register: Register, _claim: LetterClaim): Promise<readonly ClaimedLetter[]> {
  throw new Error('not written yet');
}

/** All letters in `sending`, oldest claim first: at a start, those whose owner is gone are to be resolved. */
export function listSending(_register: Register, _mechanism: string): Promise<readonly ClaimedLetter[]> {
  throw new Error('not written yet');
}

/** Names one attempt at one letter. */
export interface Attempt {
  readonly id: string;
  readonly attempt: number;
}

/** What left, kept as evidence; fields that are not known (after a recovery) are left out. */
export interface SentLetter extends Attempt {
  /** Proceedings' time of the relay's acceptance. */
  readonly sentAt: Instant;
  readonly contactId?: string | undefined;
  readonly subject?: string | undefined;
  readonly bodyText?: string | undefined;
}

/** The relay accepted it. Each of these answers whether the attempt was still open; if not, nothing changes. */
export function markSent(_register: Register, _letter: SentLetter): Promise<boolean> {
  throw new Error('not written yet');
}

/** Refused for good, or nobody to write to. */
export function markFailed(
  _register: Register,
  _letter: Attempt & { readonly error: string },
): Promise<boolean> {
  throw new Error('not written yet');
}

/** It may have left, and nobody can be asked. */
export function markInDoubt(
  _register: Register,
  _letter: Attempt & { readonly error: string },
): Promise<boolean> {
  throw new Error('not written yet');
}

/** The time limit ended before the letter left. */
export function markSuperseded(
  _register: Register,
  _letter: Attempt & { readonly reason: string },
): Promise<boolean> {
  throw new Error('not written yet');
}

/** It did not leave; it may be tried again from `notBefore` (proceedings' time). */
export function returnToQueue(
  _register: Register,
  _letter: Attempt & { readonly notBefore: Instant; readonly error: string | null },
): Promise<boolean> {
  throw new Error('not written yet');
}
