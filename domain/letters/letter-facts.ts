import type { CivilDate, Instant } from '../calendar/time.ts';
import type { Party } from '../parties/party.ts';
import type { AddresseeKind, Procedure, RungId } from '../procedure/procedure.ts';
import type { Notice } from '../review/notice.ts';
import type { ReviewKey } from '../review/review-id.ts';
import type { TimeLimit } from '../review/time-limit.ts';

/** Whom a letter is written to. Personal data: it goes into the mail and nowhere else. */
export interface LetterContact {
  readonly id: string;
  readonly role: 'focal-point' | 'expert' | 'permanent-mission' | 'secretariat' | 'bureau';
  /** As recorded, unchecked: may hold any characters. */
  readonly name: string;
  /** As recorded, unchecked: the sender examines it before use. */
  readonly email: string;
  /** BCP 47, such as `en`. */
  readonly language: string;
}

/** A letter written earlier about the same time limit: the evidence of what was asked, of whom and when. */
export interface EarlierLetter {
  readonly rung: RungId;
  readonly addressee: AddresseeKind;
  /** Civil day of the notice's moment. */
  readonly day: CivilDate;
  /** As the register holds it: `sent`, `failed`, `superseded`, … Of a letter that left, what was reported: `delivered`, `bounced`, … */
  readonly status: string;
  /** It came back, and a letter went to the permanent mission in its place. */
  readonly replaced?: true;
}

/** What one notice of a letter is about, as the register holds it at the time of reading. */
export interface Matter {
  readonly notice: Notice;
  /** The procedure that this review runs by; of a launch, as the launch sees it. */
  readonly procedure: Procedure;
  readonly review: {
    readonly key: ReviewKey;
    readonly phase: string;
    /** `null` in the launch of a phase, in which no State takes part. */
    readonly underReview: Pick<Party, 'code' | 'name'> | null;
    readonly openedOn: CivilDate;
    readonly suspended: boolean;
    readonly closedOn: CivilDate | null;
    /** Invented for demonstration; the letter says so. */
    readonly sample: boolean;
    /** The newest act: it numbers and dates what a calendar file says of this review. */
    readonly newestAct: { readonly sequence: number; readonly recordedAt: Instant };
  };
  /** The party that owes, named as it stood when the review was opened; the secretariat where it owes. */
  readonly owedBy: { readonly code: string; readonly name: string };
  /** The time limit as it stands now; `null` when the review no longer has it. */
  readonly limit: TimeLimit | null;
  /** A newer notice about the same time limit to the same addressee is due as well. */
  readonly overtaken: boolean;
  /** Letters about the same time limit that were decided before this one, oldest first. */
  readonly earlier: readonly EarlierLetter[];
}

/**
 * A date that an earlier letter told this State, and that runs no more: the letter's calendar file takes it back. Shown as the register
 * holds it at the time of reading.
 */
export interface EndedDate extends Pick<Matter, 'procedure' | 'review' | 'owedBy'> {
  readonly limit: Pick<TimeLimit, 'key' | 'obligation' | 'title' | 'status'>;
  /** The day that the newest of those letters told. */
  readonly toldOn: CivilDate;
}

/** Something that waits for a person of the secretariat, as a letter to the secretariat tells it. */
export interface LetterTask {
  readonly id: string;
  readonly kind: 'contact-bounced' | 'draft-unsigned';
  readonly review: ReviewKey;
  /** Name of the State that it concerns; `null` where it concerns none. */
  readonly state: { readonly code: string; readonly name: string } | null;
  /** Civil day on which it was opened. */
  readonly openedOn: CivilDate;
}

/** Everything a letter says, as the register holds it at the time of reading. */
export interface LetterFacts {
  /** Id of the letter's row. */
  readonly letterId: string;
  /** Left part of the Message-ID: the first 32 hexadecimal digits of a SHA-256. */
  readonly messageToken: string;
  /** What it carries, by moment, then review; may be empty when it carries tasks alone. */
  readonly matters: readonly Matter[];
  /** Empty in letters to anybody but the secretariat. */
  readonly tasks: readonly LetterTask[];
  /** Of the State written to, in the reviews of `matters`; empty in letters to anybody else. */
  readonly ended: readonly EndedDate[];
  /** The addressee resolved; `null` when the register knows nobody to write to. */
  readonly contact: LetterContact | null;
  /** It goes to the permanent mission because a letter to this State's focal point could not be delivered. */
  readonly insteadOfFocalPoint: boolean;
  /** Proceedings' time at which an officer signed it; `null` when nobody has. */
  readonly signedAt: Instant | null;
  /** SHA-256 of the evidence that was frozen with the signature, in hexadecimal digits; absent where there is none. */
  readonly evidenceDigest?: string;
}
