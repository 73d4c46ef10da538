import type { CivilDate, Instant } from '../calendar/time.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { RecordCommand, ReviewOpened } from '../review/acts.ts';
import type { ReviewKey } from '../review/review-id.ts';

export interface RehearsalScriptInput {
  readonly procedure: Procedure;
  readonly openings: readonly { readonly key: ReviewKey; readonly opened: ReviewOpened }[];
  readonly from: CivilDate;
  readonly until: CivilDate;
  readonly seed: number;
}
export interface ScriptedCommand {
  readonly key: ReviewKey;
  readonly at: Instant;
  readonly command: RecordCommand;
}
export function rehearsalScript(_input: RehearsalScriptInput): readonly ScriptedCommand[] {
  throw new Error('not written yet');
}
