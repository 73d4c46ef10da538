import { randomUUID } from 'node:crypto';
import { type ProceedingsClock, toProceedingsTime } from '../../domain/calendar/proceedings-clock.ts';
import type { CivilDate, Instant } from '../../domain/calendar/time.ts';
import { parseTimeSpan } from '../../domain/calendar/time-span.ts';
import { toCivilDate } from '../../domain/calendar/zoned.ts';
import type { Decision } from '../../domain/errors.ts';
import type { ActBody } from '../../domain/review/acts.ts';
import { type ReviewKey, toReviewWorkflowId } from '../../domain/review/review-id.ts';
import type { Proceedings } from '../../server/proceedings.ts';
import type { RecordResult } from '../../workflows/messages.ts';
import { TRIAL_PROCEDURE, trialOpening, trialReview } from './trial-procedure.ts';

type Body = ActBody extends infer Each ? (Each extends unknown ? Omit<Each, 'on'> : never) : never;

/** One trial review, driven through the door that the API uses. Acts are of the day on which they are recorded. */
export class TrialReview {
  readonly key: ReviewKey;
  readonly workflowId: string;
  readonly #party: string;
  readonly #proceedings: Proceedings;
  readonly #clock: ProceedingsClock;

  constructor(party: string, proceedings: Proceedings, clock: ProceedingsClock) {
    this.key = trialReview(party);
    this.workflowId = toReviewWorkflowId(this.key);
    this.#party = party;
    this.#proceedings = proceedings;
    this.#clock = clock;
  }

  now(): Instant {
    return toProceedingsTime(this.#clock, Date.now());
  }

  today(): CivilDate {
    return toCivilDate(this.now(), TRIAL_PROCEDURE.zone);
  }

  /** Opens the review on a day; today unless another is given. */
  async open(
    on: CivilDate = this.today(),
    commandId: string = randomUUID(),
  ): Promise<Decision<RecordResult>> {
    const command = { commandId, recordedBy: 'test', act: trialOpening(this.#party, on) };
    return await this.#proceedings.openReview(this.key, TRIAL_PROCEDURE, command);
  }

  /** Takes the review over: opened on a day, accepted on another, both recorded now. */
  async takeOver(openedOn: CivilDate, acceptedOn: CivilDate, name: string): Promise<Decision<RecordResult>> {
    const recordedAt = this.now();
    const bodies: readonly ActBody[] = [
      trialOpening(this.#party, openedOn),
      { kind: 'step-taken', step: 'accept', party: this.#party, on: acceptedOn },
    ];
    const acts = bodies.map((body, index) => {
      return { sequence: index + 1, commandId: `${name}/${index}`, recordedBy: 'test', recordedAt, body };
    });
    return await this.#proceedings.takeOver(this.key, TRIAL_PROCEDURE, acts);
  }

  /** Records an act of today. */
  async record(body: Body, commandId: string = randomUUID()): Promise<Decision<RecordResult>> {
    const act = { ...body, on: this.today() };
    return await this.#proceedings.recordAct(this.key, { commandId, recordedBy: 'test', act });
  }

  /** The State under review accepts the review, which ends the first stage. */
  accept(commandId?: string): Promise<Decision<RecordResult>> {
    return this.record({ kind: 'step-taken', step: 'accept', party: this.#party }, commandId);
  }

  submitQuestionnaire(): Promise<Decision<RecordResult>> {
    return this.record({ kind: 'step-taken', step: 'submit-questionnaire', party: this.#party });
  }

  extend(obligation: 'acceptance' | 'questionnaire', by: string): Promise<Decision<RecordResult>> {
    const reason = 'More time was asked for.';
    return this.record({
      kind: 'extension-granted',
      obligation,
      party: this.#party,
      by: parseTimeSpan(by),
      reason,
    });
  }

  waive(obligation: 'acceptance' | 'questionnaire'): Promise<Decision<RecordResult>> {
    return this.record({ kind: 'obligation-waived', obligation, party: this.#party, reason: 'Not needed.' });
  }

  suspend(): Promise<Decision<RecordResult>> {
    return this.record({ kind: 'review-suspended', reason: 'Elections.' });
  }

  resume(): Promise<Decision<RecordResult>> {
    return this.record({ kind: 'review-resumed', reason: 'Elections are over.' });
  }

  strikeOut(sequence: number): Promise<Decision<RecordResult>> {
    return this.record({ kind: 'act-struck-out', sequence, reason: 'Recorded in error.' });
  }

  close(): Promise<Decision<RecordResult>> {
    return this.record({ kind: 'review-closed', reason: 'Complete.' });
  }
}

/** What was accepted; throws the refusal where it was not. */
export function accepted<Value>(decision: Decision<Value>): Value {
  if (!decision.accepted) throw new Error(`refused: ${decision.refusal.code}: ${decision.refusal.message}`);
  return decision.value;
}
