import type { Generated, GeneratedAlways } from 'kysely';
import type { CivilDate, Instant } from '../../domain/calendar/time.ts';
import type { Delivery, ReportOutcome } from '../../domain/letters/delivery/delivery.ts';
import type { LetterStatus } from '../../domain/letters/letter-status.ts';
import type { LetterActKind } from '../../domain/letters/officer-act.ts';
import type { PartyCode } from '../../domain/parties/party.ts';
import type { AddresseeKind } from '../../domain/procedure/procedure.ts';
import type { NoticeKey } from '../../domain/review/notice.ts';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import type { Json } from './json-column.ts';

/** Tables of the post room: letters, what became of them, what officers did, what they are written with. */

export interface LettersTable {
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

/** `queued`: it did not leave and is tried again. */
export type AttemptOutcome = 'sent' | 'queued' | 'failed' | 'in-doubt' | 'superseded';

export interface LetterAttemptsTable {
  letter_id: string;
  attempt: number;
  outcome: AttemptOutcome;
  reply: string | null;
  /** Real time. */
  ended_at: Generated<Instant>;
}

export interface LetterReportsTable {
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

export interface LetterActsTable {
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

export interface LetterHoldsTable {
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

export interface LetterTemplatesTable {
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

export interface LetterEvidenceTable {
  letter_id: string;
  /** SHA-256 of the HTML. */
  digest: string;
  html: string;
  pdf: Buffer;
  /** Proceedings' time. */
  made_at: Instant;
}

export interface PostRoomsTable {
  mechanism: string;
  next_wake: Instant | null;
}

export interface JournalTable {
  message_id: string;
  /** Real time. */
  seen_at: Generated<Instant>;
}
