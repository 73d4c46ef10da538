import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { ProceedingsClock } from '../domain/calendar/proceedings-clock.ts';
import type { Instant } from '../domain/calendar/time.ts';
import type { Procedure, StageId } from '../domain/procedure/procedure.ts';
import type { Act, RecordCommand } from '../domain/review/acts.ts';
import type { ReviewKey } from '../domain/review/review-id.ts';

/** The contract between the proceedings and everybody who speaks to them. Wire names are the bare verbs. */

/** Enough to rebuild the review, or the launch: a new run, a lost workflow and a take-over all start from it. */
export interface CountryReviewInput {
  readonly version: 1;
  readonly review: ReviewKey;
  readonly procedure: Procedure;
  readonly clock: ProceedingsClock;
  /** Recorded so far, in sequence; empty in a new review, whose first act is `review-opened`. */
  readonly acts: readonly Act[];
  /** Acts up to this sequence are in the register. */
  readonly enteredThrough: number;
  /** Next moment as the register last told it; `null` when nothing is to come. */
  readonly nextAt: Instant | null;
  readonly stage: StageId | null;
}

/** Answer to a recorded act, given once the register holds it. */
export interface RecordResult {
  readonly review: ReviewKey;
  readonly sequence: number;
  readonly recordedAt: Instant;
  readonly stage: StageId | null;
  readonly nextAt: Instant | null;
  /** The command had been recorded before; this is the act it made then. */
  readonly duplicate: boolean;
}

/** Records one act. Refused by `decide` in the validator: an ApplicationFailure whose type is the refusal's code and whose details hold the refusal. */
export const recordUpdate = defineUpdate<RecordResult, [RecordCommand]>('record');

export interface ReviewView {
  readonly review: ReviewKey;
  readonly sequence: number;
  readonly enteredThrough: number;
  readonly stage: StageId | null;
  readonly nextAt: Instant | null;
}

/** For people who look at a workflow; boards and reports read the register. */
export const reviewQuery = defineQuery<ReviewView>('review');

export interface PostRoomInput {
  readonly version: 1;
  /** Mechanism whose letters this room sends. */
  readonly mechanism: string;
  readonly clock: ProceedingsClock;
  /** Which of several rooms it is; absent where it is the only one. */
  readonly shard?: PostRoomShard;
}

/** One of the rooms that share a mechanism's addressees by hash. */
export interface PostRoomShard {
  /** From 0. */
  readonly index: number;
  /** How many rooms there are. */
  readonly of: number;
}

/** A letter has fallen due earlier than the post room expected. */
export const wakeSignal = defineSignal('wake');

export const COUNTRY_REVIEW = 'countryReview';
export const PHASE_LAUNCH = 'phaseLaunch';
export const POST_ROOM = 'postRoom';

/** Temporal's task queue of all proceedings. */
export const TASK_QUEUE = 'chancery';

/** `post-room/untoc`, or `post-room/untoc/0` where there are several. */
export function toPostRoomWorkflowId(mechanism: string, shard?: PostRoomShard): string {
  return shard === undefined ? `post-room/${mechanism}` : `post-room/${mechanism}/${shard.index}`;
}

/* The activities' contract: what workflows may ask for. Implemented in activities/. */

export interface SettleInput {
  readonly review: ReviewKey;
  /** Acts not yet in the register, in sequence; may be empty when only time has passed. */
  readonly acts: readonly Act[];
  /** Proceedings' time of the workflow. */
  readonly now: Instant;
  /** The procedure that the review runs by; given with its first acts, for the register keeps it. */
  readonly procedure?: Procedure;
}

export interface SettleResult {
  readonly enteredThrough: number;
  readonly stage: StageId | null;
  readonly nextAt: Instant | null;
  readonly closed: boolean;
}

export interface SendDueLettersInput {
  readonly mechanism: string;
  readonly shard?: PostRoomShard;
}

export interface SendDueLettersResult {
  readonly sent: number;
  readonly failed: number;
  readonly inDoubt: number;
  /** Proceedings' moment at which the next letter may leave; `null` when none waits. */
  readonly nextAt: Instant | null;
  /** There is another number of rooms by now; those were woken, and this one may end. */
  readonly retired?: boolean;
}

export interface OpenGroupsInput {
  /** Key of the launch. */
  readonly review: ReviewKey;
  /** Proceedings' time of the workflow. */
  readonly now: Instant;
}

export interface OpenGroupsResult {
  /** Reviews opened by this call. */
  readonly opened: number;
  /** When the next group starts; `null` when none will by the acts so far. */
  readonly nextAt: Instant | null;
}

export interface RegisterActivities {
  /** Enters acts, timetable and notices in one transaction and answers with the dates. Idempotent. */
  settle(input: SettleInput): Promise<SettleResult>;
}

export interface LaunchActivities {
  /** Opens the reviews of every group of the published draw whose start has come. Heartbeats; a retry opens what is missing. */
  openGroups(input: OpenGroupsInput): Promise<OpenGroupsResult>;
}

export interface MailActivities {
  /** Sends every letter that may leave now. Heartbeats; a retry resumes and never repeats. */
  sendDueLetters(input: SendDueLettersInput): Promise<SendDueLettersResult>;
}
