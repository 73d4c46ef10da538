import type { Instant } from '../calendar/time.ts';
import type { Decision } from '../errors.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { Act, RecordCommand } from './acts.ts';
import type { ReviewKey } from './review-id.ts';

export interface DecideInput {
  readonly procedure: Procedure;
  readonly key: ReviewKey;
  readonly acts: readonly Act[];
  readonly command: RecordCommand;
  readonly now: Instant;
}
export interface Recorded {
  readonly act: Act;
  readonly duplicate: boolean;
}
export function decide(_input: DecideInput): Decision<Recorded> {
  throw new Error('not written yet');
}
