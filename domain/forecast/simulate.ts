import type { Instant } from '../calendar/time.ts';
import type { Refusal } from '../errors.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { Act, RecordCommand } from '../review/acts.ts';
import type { Notice } from '../review/notice.ts';
import type { ReviewKey } from '../review/review-id.ts';
import type { TimeLimit } from '../review/time-limit.ts';

export interface TimedCommand {
  readonly at: Instant;
  readonly command: RecordCommand;
}
export interface SimulateInput {
  readonly procedure: Procedure;
  readonly reviews: readonly { readonly key: ReviewKey; readonly commands: readonly TimedCommand[] }[];
  readonly until: Instant;
}
export interface SimulatedNotice {
  readonly notice: Notice;
  readonly status: 'due' | 'superseded';
}
export interface SimulatedReview {
  readonly key: ReviewKey;
  readonly acts: readonly Act[];
  readonly limits: readonly TimeLimit[];
  readonly notices: readonly SimulatedNotice[];
}
export interface SimulatedRefusal {
  readonly key: ReviewKey;
  readonly at: Instant;
  readonly command: RecordCommand;
  readonly refusal: Refusal;
}
export interface Simulation {
  readonly reviews: readonly SimulatedReview[];
  readonly refusals: readonly SimulatedRefusal[];
}
export function simulate(_input: SimulateInput): Simulation {
  throw new Error('not written yet');
}
