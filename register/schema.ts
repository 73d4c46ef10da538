import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely';
import type { CivilDate, Instant } from '../domain/calendar/time.ts';
import type { FrozenDraw } from '../domain/draw/frozen-draw.ts';
import type { Transcript } from '../domain/draw/transcript.ts';
import type { Delivery, ReportOutcome } from '../domain/letters/delivery.ts';
import type { LetterStatus } from '../domain/letters/letter-status.ts';
import type { LetterActKind } from '../domain/letters/officer-act.ts';
import type { PartyCode } from '../domain/parties/party.ts';
import type { Resolution } from '../domain/parties/settle-parties.ts';
import type { AddresseeKind, Basis, Procedure, Standing } from '../domain/procedure/procedure.ts';
import type { ActBody, Actor } from '../domain/review/acts.ts';
import type { NoticeKey } from '../domain/review/notice.ts';
import type { ReviewKey } from '../domain/review/review-id.ts';
import type { DateStep, TimeLimitKey, TimeLimitStatus } from '../domain/review/time-limit.ts';

/** The register's tables as Kysely sees them. Days and moments are the domain's strings; see `column-parsers.ts`. */

/** Read as the JSON value, written as JSON text: the driver would write an array as a PostgreSQL array. */
type Json<Value> = ColumnType<Value, string, string>;

interface ProceduresTable {
  /** SHA-256 of the canonical JSON of the body. */
  digest: string;
  mechanism: string;
  version: string;
  body: JSONColumnType<Procedure>;
  /** Real time at which the configuration last held this procedure; `null` if it never did. */
  entered_at: Instant | null;
}

interface ClockTable {
  /** Always true: there is one row. */
  singleton: Generated<boolean>;
  origin: Instant;
  start: Instant;
  rate: number;
}

interface PartiesTable {
  code: PartyCode;
  name: string;
  regional_group: string;
  instruments: Json<Readonly<Record<string, 'yes' | 'no' | 'unknown'>>>;
}

export type ContactRole = 'focal-point' | 'expert' | 'permanent-mission' | 'secretariat' | 'bureau';

interface ContactsTable {
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

interface ReviewsTable {
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

interface ReviewPartiesTable {
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

interface ActsTable {
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

interface NoticesTable {
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

interface LettersTable {
  id: Generated<string>;
  mechanism: string;
  /** The first of `review_keys`. */
  review_key: ReviewKey;
  /** Reviews that it speaks of. */
  review_keys: readonly ReviewKey[];
  notice_keys: readonly NoticeKey[];
  /** Tasks of the secretariat that it tells of. */
  task_ids: Generated<readonly string[]>;
  addressee: AddresseeKind;
  /** The State written to; `null` for the secretariat and the bureau. */
  party: PartyCode | null;
  day: CivilDate;
  moment: Instant;
  status: LetterStatus;
  not_before: Instant;
  message_token: string;
  attempts: Generated<number>;
  claimed_by: string | null;
  /** Real time. */
  claimed_at: Instant | null;
  /** Proceedings' time. */
  sent_at: Instant | null;
  last_error: string | null;
  contact_id: string | null;
  subject: string | null;
  body_text: string | null;
  /** All that it carries has been put into it; only such letters are claimed. */
  gathered: Generated<boolean>;
  /** 0 to 65535, by addressee; a post room of several takes those that leave its number as remainder. */
  bucket: GeneratedAlways<number>;
  /** `release`: its texts have changed, and an officer has not released them. */
  waits_for: 'release' | null;
  /** Civil day of the last reminder that it waits for a signature. */
  reminded_on: CivilDate | null;
  /** Language that it left in. */
  language: string | null;
  /** Digest of the texts that it was written with. */
  template: string | null;
  delivery: Delivery | null;
  /** Proceedings' time. */
  delivery_at: Instant | null;
  /** The reporting system's words, without mail addresses. */
  delivery_detail: string | null;
  /** The letter that could not be delivered, and for which this one goes to the permanent mission. */
  instead_of: string | null;
}

export type TaskKind =
  | 'letter-failed'
  | 'letter-in-doubt'
  | 'no-recipient'
  | 'review-not-opened'
  /** An address bounced: a contact must be found. */
  | 'contact-bounced'
  /** Something came back about a letter that only a person can read. */
  | 'report-unreadable'
  /** A letter to the bureau has waited for a signature for some time. */
  | 'draft-unsigned'
  /** Changed texts went out as a canary and wait for their release. */
  | 'texts-unreleased'
  /** `config/calendars` does not know a year. */
  | 'calendar-missing';

interface TasksTable {
  id: Generated<string>;
  kind: TaskKind;
  /** `null`: of no review. */
  review_key: ReviewKey | null;
  letter_id: string | null;
  /** What else it is about, such as a language or a year; empty where the rest says it. */
  subject: Generated<string>;
  text: string;
  /** Real time. */
  opened_at: Generated<Instant>;
  done_at: Instant | null;
  done_by: string | null;
  done_reason: string | null;
  /** Command that closed it last. */
  done_command_id: string | null;
}

/** `queued`: it did not leave and is tried again. */
export type AttemptOutcome = 'sent' | 'queued' | 'failed' | 'in-doubt' | 'superseded';

interface LetterAttemptsTable {
  letter_id: string;
  attempt: number;
  outcome: AttemptOutcome;
  reply: string | null;
  /** Real time. */
  ended_at: Generated<Instant>;
}

interface LetterReportsTable {
  /** Order of recording. */
  id: Generated<number>;
  letter_id: string;
  /** How many attempts there had been when it came. */
  attempt: number;
  outcome: ReportOutcome;
  /** The reporting system's words, without mail addresses. */
  detail: string | null;
  /** Proceedings' time. */
  reported_at: Instant;
}

/** A letter as it stood before an officer's act: what the act or a later sending may overwrite. */
export interface LetterBefore {
  readonly status: LetterStatus;
  readonly attempts: number;
  readonly sentAt: Instant | null;
  readonly lastError: string | null;
  readonly contactId: string | null;
  readonly subject: string | null;
  readonly bodyText: string | null;
}

interface LetterActsTable {
  /** Order of recording. */
  id: Generated<number>;
  letter_id: string;
  command_id: string;
  kind: LetterActKind;
  officer: string;
  reason: string;
  /** Done although what it usually needs was missing. */
  insisted: boolean;
  /** Proceedings' time. */
  recorded_at: Instant;
  before: Json<LetterBefore>;
}

export type HoldKind = 'addressee' | 'mechanism' | 'everything';

interface LetterHoldsTable {
  id: Generated<number>;
  scope: HoldKind;
  /** State, `secretariat` or `bureau`; mechanism; empty for everything. */
  subject: string;
  command_id: string;
  officer: string;
  reason: string;
  /** Proceedings' time. */
  held_at: Instant;
  release_command_id: string | null;
  released_by: string | null;
  release_reason: string | null;
  released_at: Instant | null;
}

interface PostRoomsTable {
  mechanism: string;
  next_wake: Instant | null;
}

interface JournalTable {
  message_id: string;
  /** Real time. */
  seen_at: Generated<Instant>;
}

interface LetterTemplatesTable {
  language: string;
  digest: string;
  /** Real time. */
  entered_at: Generated<Instant>;
  /** Proceedings' time; the others are `null` with it, except in the texts that a new register begins with. */
  released_at: Instant | null;
  released_by: string | null;
  release_reason: string | null;
  release_command_id: string | null;
}

interface FeedsTable {
  id: Generated<string>;
  /** SHA-256 of the token, which is shown once and kept nowhere. */
  token_digest: string;
  mechanism: string;
  party: PartyCode;
  /** One of the six languages of letters. */
  language: string;
  command_id: string;
  officer: string;
  reason: string;
  /** Proceedings' time. */
  created_at: Instant;
  revoked_at: Instant | null;
  revoked_by: string | null;
  revoke_reason: string | null;
}

interface LetterEvidenceTable {
  letter_id: string;
  /** SHA-256 of the HTML. */
  digest: string;
  html: string;
  pdf: Buffer;
  /** Proceedings' time. */
  made_at: Instant;
}

interface DrawsTable {
  draw_id: string;
  mechanism: string;
  phase: string;
  sample: boolean;
  resolutions: Json<readonly Resolution[]>;
  frozen: Json<FrozenDraw>;
  /** Proceedings' time. */
  frozen_at: Instant;
}

interface DrawTranscriptsTable {
  digest: string;
  draw_id: string;
  transcript: Json<Transcript>;
  /** Proceedings' time. */
  held_at: Instant;
}

export interface Database {
  procedures: ProceduresTable;
  clock: ClockTable;
  parties: PartiesTable;
  contacts: ContactsTable;
  reviews: ReviewsTable;
  review_parties: ReviewPartiesTable;
  acts: ActsTable;
  time_limits: TimeLimitsTable;
  notices: NoticesTable;
  letters: LettersTable;
  tasks: TasksTable;
  letter_attempts: LetterAttemptsTable;
  letter_reports: LetterReportsTable;
  letter_acts: LetterActsTable;
  letter_holds: LetterHoldsTable;
  post_rooms: PostRoomsTable;
  journal: JournalTable;
  letter_templates: LetterTemplatesTable;
  feeds: FeedsTable;
  letter_evidence: LetterEvidenceTable;
  draws: DrawsTable;
  draw_transcripts: DrawTranscriptsTable;
}
