import type { Generated } from 'kysely';
import type { Instant } from '../../domain/calendar/time.ts';
import type { FrozenDraw } from '../../domain/draw/frozen-draw.ts';
import type { Transcript } from '../../domain/draw/transcript.ts';
import type { PartyCode } from '../../domain/parties/party.ts';
import type { Resolution } from '../../domain/parties/settle-parties.ts';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import type { Json } from './json-column.ts';

/** Tables of the secretariat's own work: tasks, calendar feeds and draws. */

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

export interface TasksTable {
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

export interface FeedsTable {
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

export interface DrawsTable {
  draw_id: string;
  mechanism: string;
  phase: string;
  sample: boolean;
  resolutions: Json<readonly Resolution[]>;
  frozen: Json<FrozenDraw>;
  /** Proceedings' time. */
  frozen_at: Instant;
}

export interface DrawTranscriptsTable {
  digest: string;
  draw_id: string;
  transcript: Json<Transcript>;
  /** Proceedings' time. */
  held_at: Instant;
}
