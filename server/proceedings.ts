import type { Client } from '@temporalio/client';
import type { ProceedingsClock } from '../domain/calendar/proceedings-clock.ts';
import type { Decision } from '../domain/errors.ts';
import type { Procedure } from '../domain/procedure/procedure.ts';
import type { RecordCommand } from '../domain/review/acts.ts';
import type { ReviewKey } from '../domain/review/review-id.ts';
import type { Register } from '../register/database.ts';
import type { RecordResult } from '../workflows/messages.ts';

export interface ProceedingsDeps {
  readonly client: Client;
  readonly register: Register;
  readonly clock: ProceedingsClock;
}

/** What the server asks of the proceedings. A refusal is a value; an engine that cannot be reached is thrown. */
export interface Proceedings {
  /** Starts the review's workflow and records its first act in one call. `command.act` is a `review-opened`. */
  openReview(key: ReviewKey, procedure: Procedure, command: RecordCommand): Promise<Decision<RecordResult>>;
  /** Records one act and answers once the register holds it. */
  recordAct(key: ReviewKey, command: RecordCommand): Promise<Decision<RecordResult>>;
  /** Whether the engine answers now. Never throws. */
  isReachable(): Promise<boolean>;
}

/** The engine did not answer, or not in time; the act may or may not have been recorded, and repeating the command is safe. */
export class ProceedingsUnavailable extends Error {
  override readonly name = 'ProceedingsUnavailable';
}

export function createProceedings(deps: ProceedingsDeps): Proceedings {
  void deps;
  throw new Error('not written yet');
}
