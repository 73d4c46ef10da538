import type { Generated, JSONColumnType } from 'kysely';
import type { CivilDate, Instant } from '../../domain/calendar/time.ts';
import type { PartyCode } from '../../domain/parties/party.ts';
import type { AddresseeKind, Basis, Procedure, Standing } from '../../domain/procedure/procedure.ts';
import type { ActBody, Actor } from '../../domain/review/acts.ts';
import type { NoticeKey } from '../../domain/review/notice.ts';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import type { DateStep, TimeLimitKey, TimeLimitStatus } from '../../domain/review/time-limit.ts';
import type { Json } from './json-column.ts';

/** Tables of proceedings: procedures, parties, contacts, acts, and what follows from the acts. */

export interface ProceduresTable {
  /** SHA-256 of the canonical JSON of the body. */
  digest: string;
  mechanism: string;
  version: string;
  body: JSONColumnType<Procedure>;
  /** Real time at which the configuration last held this procedure; `null` if it never did. */
  entered_at: Instant | null;
}

export interface ClockTable {
  /** Always true: there is one row. */
  singleton: Generated<boolean>;
  origin: Instant;
  start: Instant;
  rate: number;
}

export interface PartiesTable {
  code: PartyCode;
  name: string;
  regional_group: string;
  instruments: Json<Readonly<Record<string, 'yes' | 'no' | 'unknown'>>>;
}

export type ContactRole = 'focal-point' | 'expert' | 'permanent-mission' | 'secretariat' | 'bureau';

export interface ContactsTable {
  id: Generated<string>;
  /** `null`: a standing contact, of every review. */
  review_key: ReviewKey | null;
  /** `null`: of the secretariat or the bureau. */
  party: PartyCode | null;
  role: ContactRole;
  name: string;
  email: string;
  language: string;
  active: Generated<boolean>;
  /** Proceedings' time of the last hard bounce; `null` once an officer has looked at the address. */
  bounced_at: Instant | null;
}

export interface ReviewsTable {
  key: ReviewKey;
  mechanism: string;
  phase: string;
  /** The party under review; `launch` in the launch of a phase, which has no rows in `review_parties`. */
  party: PartyCode;
  /** Group of the draw. */
  draw_group: number | null;
  sample: boolean;
  procedure_digest: string;
  opened_on: CivilDate;
  stage: string | null;
  suspended: boolean;
  closed_on: CivilDate | null;
  last_sequence: number;
  next_at: Instant | null;
  /** Digest of the time limits that the projection holds, so that an unchanged timetable is not written again. */
  timetable_digest: string | null;
}

export type ReviewRole = 'under-review' | 'reviewing';

export interface ReviewPartiesTable {
  review_key: ReviewKey;
  party: PartyCode;
  role: ReviewRole;
  /** Order in which the opening named them; 0 is the party under review. */
  position: number;
  name: string;
  regional_group: string;
  instruments: Json<readonly string[]>;
  /** Contact named by the newest effective focal-point step. */
  focal_point: string | null;
}

export interface ActsTable {
  review_key: ReviewKey;
  sequence: number;
  command_id: string;
  recorded_by: string;
  recorded_at: Instant;
  body: Json<ActBody>;
}

export interface TimeLimitsTable {
  review_key: ReviewKey;
  key: TimeLimitKey;
  /** Order of the timetable. */
  position: number;
  obligation: string;
  title: string;
  stage: string;
  party: Actor;
  ladder: string | null;
  status: TimeLimitStatus;
  opened_on: CivilDate | null;
  due_on: CivilDate | null;
  due_at: Instant | null;
  remaining_days: number | null;
  met_on: CivilDate | null;
  known_at: Instant | null;
  standing: Standing;
  basis: Json<Basis>;
  steps: Json<readonly DateStep[]>;
}

/** `overtaken`: by a newer rung of the same time limit to the same addressee. The others: by the limit's end. */
export type SupersededReason = 'overtaken' | 'met' | 'waived' | 'closed';

export interface NoticesTable {
  key: NoticeKey;
  review_key: ReviewKey;
  limit_key: TimeLimitKey;
  obligation: string;
  party: Actor;
  rung: string;
  occurrence: number;
  addressee: AddresseeKind;
  due_on: CivilDate;
  moment: Instant;
  late: boolean;
  signature: boolean;
  status: 'due' | 'superseded';
  reason: SupersededReason | null;
  decided_at: Instant;
  /** Why a notice that was due is written in no letter; `null` while it is carried by one. */
  left_out: string | null;
}
