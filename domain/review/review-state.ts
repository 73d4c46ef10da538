import type { CivilDate, Instant } from '../calendar/time.ts';
import type { Act, ExtensionGranted, ObligationWaived, Opening, StepTaken } from './acts.ts';
import type { ReviewKey } from './review-id.ts';

/** A stretch without running time; `until` is the day time runs again, `null` while suspended. */
export interface Suspension {
  readonly from: CivilDate;
  readonly until: CivilDate | null;
  /** Recording of the act that last changed this stretch. */
  readonly knownAt: Instant;
  /** Sequence of the act that last changed this stretch. */
  readonly act: number;
}

/** What the acts say, struck-out acts left out. JSON-safe. */
export interface ReviewState {
  readonly key: ReviewKey;
  readonly opened: Act<Opening>;
  readonly steps: readonly Act<StepTaken>[];
  readonly extensions: readonly Act<ExtensionGranted>[];
  readonly waivers: readonly Act<ObligationWaived>[];
  readonly suspensions: readonly Suspension[];
  readonly closedOn: CivilDate | null;
  /** Recording of the closing; `null` while the review is open. */
  readonly closedAt: Instant | null;
  /** Sequences of the acts that were struck out. */
  readonly struckOut: readonly number[];
}
