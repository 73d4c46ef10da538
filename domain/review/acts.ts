import type { CivilDate, Instant, TimeSpan } from '../calendar/time.ts';
import type { PartyCode } from '../parties/party.ts';
import type { InstrumentId, ObligationId, StepId } from '../procedure/procedure.ts';

/** Who owes or takes a step: a party of the review, or the mechanism's secretariat. */
export const SECRETARIAT = 'secretariat';
export type Actor = PartyCode | typeof SECRETARIAT;

/** A party as it stood when the review was opened. */
export interface ReviewParty {
  readonly code: PartyCode;
  readonly name: string;
  readonly regionalGroup: string;
  /** Instruments this party answers for in the review: under review, those it is reviewed on; reviewing, those it reviews. */
  readonly instruments: readonly InstrumentId[];
}

/** `on` is the day the review starts. */
export interface ReviewOpened {
  readonly kind: 'review-opened';
  readonly on: CivilDate;
  /** Group of the draw, or `null` where none was drawn. */
  readonly group: number | null;
  readonly underReview: ReviewParty;
  readonly reviewers: readonly ReviewParty[];
  /** Invented for demonstration; shown as such everywhere. */
  readonly sample: boolean;
}

/** Opens the launch of a phase; `on` is the day of the adoption. */
export interface ResolutionAdopted {
  readonly kind: 'resolution-adopted';
  readonly on: CivilDate;
  /** Number of the resolution, such as `10/1`. */
  readonly resolution: string;
}

/** A step of the procedure was taken by a party (or by the secretariat). */
export interface StepTaken {
  readonly kind: 'step-taken';
  readonly step: StepId;
  readonly party: Actor;
  readonly on: CivilDate;
  /** Required where the step names a person; personal data itself lives in the register's contact table alone. */
  readonly contactId?: string;
  /** The facts that the procedure's step asks for, by name; no personal data. */
  readonly records?: Readonly<Record<string, string>>;
}

/** More time for one obligation of one party. */
export interface ExtensionGranted {
  readonly kind: 'extension-granted';
  readonly obligation: ObligationId;
  readonly party: Actor;
  readonly by: TimeSpan;
  readonly on: CivilDate;
  readonly reason: string;
}

/** No time runs from this day until the review is resumed. */
export interface ReviewSuspended {
  readonly kind: 'review-suspended';
  readonly on: CivilDate;
  readonly reason: string;
}

/** Time runs again from this day, with what remained. */
export interface ReviewResumed {
  readonly kind: 'review-resumed';
  readonly on: CivilDate;
  readonly reason: string;
}

export interface ObligationWaived {
  readonly kind: 'obligation-waived';
  readonly obligation: ObligationId;
  readonly party: Actor;
  readonly on: CivilDate;
  readonly reason: string;
}

/** The act with that sequence was recorded in error: everything is computed as if it had never been recorded. */
export interface ActStruckOut {
  readonly kind: 'act-struck-out';
  readonly sequence: number;
  readonly on: CivilDate;
  readonly reason: string;
}

/** Nothing more is owed and nothing more can be recorded but the striking out of this act. */
export interface ReviewClosed {
  readonly kind: 'review-closed';
  readonly on: CivilDate;
  readonly reason: string;
}

/** The first act of a proceeding: of a review, or of the launch of a phase. */
export type Opening = ReviewOpened | ResolutionAdopted;

export type ActBody =
  | ReviewOpened
  | ResolutionAdopted
  | StepTaken
  | ExtensionGranted
  | ReviewSuspended
  | ReviewResumed
  | ObligationWaived
  | ActStruckOut
  | ReviewClosed;

export type ActKind = ActBody['kind'];

/** What somebody asks to record. */
export interface RecordCommand {
  /** Chosen by the caller; the same id with the same body is the same act, with another body a refusal. At most 200 characters. */
  readonly commandId: string;
  /** Account or officer that records; no personal data. */
  readonly recordedBy: string;
  readonly act: ActBody;
}

/** A recorded fact. Acts are never edited; sequence counts from 1 without gaps within a review. */
export interface Act<Body extends ActBody = ActBody> {
  readonly sequence: number;
  readonly commandId: string;
  readonly recordedBy: string;
  /** Proceedings' time of the recording. */
  readonly recordedAt: Instant;
  readonly body: Body;
}
