import { createHash } from 'node:crypto';
import {
  ApplicationFailure,
  type Client,
  isGrpcServiceError,
  ServiceError,
  WithStartWorkflowOperation,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import type { ProceedingsClock } from '../domain/calendar/proceedings-clock.ts';
import { accept, type Decision, type Refusal } from '../domain/errors.ts';
import type { Procedure } from '../domain/procedure/procedure.ts';
import type { Act, RecordCommand } from '../domain/review/acts.ts';
import { isLaunch, type ReviewKey, toReviewWorkflowId } from '../domain/review/review-id.ts';
import {
  COUNTRY_REVIEW,
  type CountryReviewInput,
  PHASE_LAUNCH,
  type RecordResult,
  recordUpdate,
  TASK_QUEUE,
} from '../workflows/messages.ts';
import { wakePostRoom } from './wake-post-room.ts';

/** Long enough for a worker that was just restarted, short enough for a person who waits. */
const ANSWER_WITHIN_MS = 30_000;
const PROBE_WITHIN_MS = 2_000;

export interface ProceedingsDeps {
  readonly client: Client;
  readonly clock: ProceedingsClock;
  /**
   * What the register holds of a review that has no running workflow: one that was closed, or that the engine lost.
   * A refusal if the command cannot be recorded, so that nothing is started for it.
   */
  readonly resume: (key: ReviewKey, command: RecordCommand) => Promise<Decision<CountryReviewInput>>;
  /** Post rooms of each mechanism; default: one. */
  readonly postRooms?: number;
  /** How long a command may wait for its answer, in real milliseconds. */
  readonly answerWithinMs?: number;
}

/** What the server asks of the proceedings. A refusal is a value; an engine that does not answer is thrown. */
export interface Proceedings {
  /** Starts the workflow of a review, or of a launch, and records its first act in one call. `command.act` opens it. */
  openReview(key: ReviewKey, procedure: Procedure, command: RecordCommand): Promise<Decision<RecordResult>>;
  /**
   * Starts the workflow of a review that began elsewhere with all its acts, the opening first, so that they are entered
   * together and what they end is told to nobody. Each was accepted by `decide` at its `recordedAt`. Where a workflow runs
   * already, nothing is added: the answer is that of its opening, `review-exists` if it was opened otherwise.
   */
  takeOver(key: ReviewKey, procedure: Procedure, acts: readonly Act[]): Promise<Decision<RecordResult>>;
  /** Records one act and answers once the register holds it. */
  recordAct(key: ReviewKey, command: RecordCommand): Promise<Decision<RecordResult>>;
  /** Has the mechanism's post room look for letters now. Never throws: the room looks on its own within minutes. */
  wakePostRoom(mechanism: string): Promise<void>;
  /** Whether the engine answers now and knows our namespace. Never throws. */
  isReachable(): Promise<boolean>;
}

/** The engine did not answer in time: the act may or may not be recorded, and repeating the command is safe. */
export class ProceedingsUnavailable extends Error {
  override readonly name = 'ProceedingsUnavailable';
}

export function createProceedings({
  client,
  clock,
  resume,
  postRooms = 1,
  answerWithinMs = ANSWER_WITHIN_MS,
}: ProceedingsDeps): Proceedings {
  const answered = async (ask: () => Promise<RecordResult>): Promise<Decision<RecordResult>> => {
    try {
      return accept(await client.withDeadline(Date.now() + answerWithinMs, ask));
    } catch (error) {
      const refusal = findRefusal(error);
      if (refusal !== undefined) return { accepted: false, refusal };
      if (!isOutage(error)) throw error;
      throw new ProceedingsUnavailable('The proceedings did not answer in time.', { cause: error });
    }
  };
  const start = async (
    input: CountryReviewInput,
    command: RecordCommand,
  ): Promise<Decision<RecordResult>> => {
    const startWorkflowOperation = new WithStartWorkflowOperation(
      isLaunch(input.review) ? PHASE_LAUNCH : COUNTRY_REVIEW,
      {
        workflowId: toReviewWorkflowId(input.review),
        taskQueue: TASK_QUEUE,
        args: [input],
        // Of two callers who start the same review, the second speaks to the workflow of the first.
        workflowIdConflictPolicy: 'USE_EXISTING',
        // A closed review runs again when its closing is struck out.
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      },
    );
    return await answered(async () => {
      return await client.workflow.executeUpdateWithStart(recordUpdate, {
        args: [command],
        updateId: toUpdateId(command),
        startWorkflowOperation,
      });
    });
  };
  return {
    async openReview(review, procedure, command) {
      const nothingYet = { acts: [], enteredThrough: 0, nextAt: null, stage: null };
      return await start({ version: 1, review, procedure, clock, ...nothingYet }, command);
    },
    async takeOver(review, procedure, acts) {
      const [opened] = acts;
      if (opened === undefined) throw new Error(`${review} cannot be taken over without acts`);
      const { commandId, recordedBy, body } = opened;
      const notEntered = { acts, enteredThrough: 0, nextAt: null, stage: null };
      // The opening is sent along although the workflow has it: its answer comes once the register holds all acts.
      const command = { commandId, recordedBy, act: body };
      return await start({ version: 1, review, procedure, clock, ...notEntered }, command);
    },
    async recordAct(review, command) {
      try {
        return await answered(async () => {
          const handle = client.workflow.getHandle(toReviewWorkflowId(review));
          return await handle.executeUpdate(recordUpdate, { args: [command], updateId: toUpdateId(command) });
        });
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
      }
      const resumed = await resume(review, command);
      return resumed.accepted ? await start(resumed.value, command) : resumed;
    },
    async wakePostRoom(mechanism) {
      await client
        .withDeadline(Date.now() + PROBE_WITHIN_MS, () =>
          wakePostRoom(client, clock, { mechanism, rooms: postRooms }),
        )
        .catch(() => undefined);
    },
    async isReachable() {
      const { namespace } = client.options;
      try {
        await client.withDeadline(Date.now() + PROBE_WITHIN_MS, async () => {
          return await client.workflow.workflowService.describeNamespace({ namespace });
        });
        return true;
      } catch {
        return false;
      }
    },
  };
}

/**
 * Within one run the engine answers a repeated update id with the first answer. The id covers the whole command, so that
 * another act under the same command id is decided, and refused, by the review itself.
 */
function toUpdateId(command: RecordCommand): string {
  return createHash('sha256').update(JSON.stringify(command)).digest('hex');
}

/** The validator throws the refusal as the failure's one detail, and its code as the failure's type. */
function findRefusal(error: unknown): Refusal | undefined {
  if (!(error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure))
    return undefined;
  const detail: unknown = error.cause.details?.[0];
  return isRefusal(detail) && detail.code === error.cause.type ? detail : undefined;
}

function isRefusal(detail: unknown): detail is Refusal {
  return (
    typeof detail === 'object' &&
    detail !== null &&
    ['code', 'message', 'remedy', 'facts'].every((field) => field in detail)
  );
}

/** gRPC status codes that time mends: ABORTED, INTERNAL, UNAVAILABLE, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, CANCELLED. */
const PASSING_STATUSES: ReadonlySet<number> = new Set([10, 13, 14, 4, 8, 1]);

/** The server's own failure types for an update whose run ended, or went on as a new run, before it answered. */
const PASSING_FAILURES: ReadonlySet<string> = new Set(['AcceptedUpdateCompletedWorkflow']);

function isOutage(error: unknown): boolean {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return true;
  if (error instanceof WorkflowUpdateFailedError) {
    return error.cause instanceof ApplicationFailure && PASSING_FAILURES.has(error.cause.type ?? '');
  }
  const cause = error instanceof ServiceError ? error.cause : error;
  return isGrpcServiceError(cause) && PASSING_STATUSES.has(cause.code);
}
