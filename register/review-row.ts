import type { CivilDate, Instant } from '../domain/calendar/time.ts';
import type { PartyCode } from '../domain/parties/party.ts';
import type { ObligationId, StageId, Standing } from '../domain/procedure/procedure.ts';
import type { ActKind, Actor } from '../domain/review/acts.ts';
import type { ReviewKey } from '../domain/review/review-id.ts';
import type { TimeLimitKey, TimeLimitStatus } from '../domain/review/time-limit.ts';

/** The time limit that comes next in a review: unmet, the earliest due date first, overdue ones included. */
export interface NextTimeLimit {
  readonly key: TimeLimitKey;
  readonly obligation: ObligationId;
  readonly title: string;
  readonly party: Actor;
  /** Name of the party that owes, as it stood at the opening; `null` for the secretariat. */
  readonly partyName: string | null;
  readonly status: TimeLimitStatus;
  readonly dueOn: CivilDate | null;
  readonly dueAt: Instant | null;
  readonly standing: Standing;
}

/** One line of the board. */
export interface ReviewRow {
  readonly key: ReviewKey;
  readonly mechanism: string;
  readonly phase: string;
  readonly party: PartyCode;
  readonly partyName: string;
  readonly regionalGroup: string;
  readonly group: number | null;
  readonly sample: boolean;
  readonly openedOn: CivilDate;
  readonly stage: StageId | null;
  readonly suspended: boolean;
  readonly closedOn: CivilDate | null;
  readonly reviewers: readonly { readonly code: PartyCode; readonly name: string }[];
  readonly next: NextTimeLimit | null;
  /** Time limits overdue at `now`. */
  readonly overdue: number;
  readonly lastAct: {
    readonly sequence: number;
    readonly kind: ActKind;
    readonly on: CivilDate;
    readonly recordedAt: Instant;
  };
  /** When the review will next have something to say; `null` when nothing is to come. */
  readonly nextAt: Instant | null;
}
