import type { CivilDate, Instant } from '../../calendar/time.ts';
import type { AddresseeKind, Procedure } from '../../procedure/procedure.ts';
import type { Act } from '../../review/acts.ts';
import type { Notice } from '../../review/notice.ts';
import type { TimeLimit } from '../../review/time-limit.ts';
import type { Matter } from '../letter-facts.ts';
import type { LetterStatus } from '../letter-status.ts';
import type { LetterActKind } from '../officer-act.ts';

/**
 * All that the register holds about one time limit, read at one moment for the letter that puts it before the bureau. No name and no
 * address of a person is in it, and nothing about another time limit.
 */
export interface EvidenceFacts {
  /** Proceedings' time of reading. */
  readonly asOf: Instant;
  /** Written on a rehearsal clock; the pack says so. */
  readonly rehearsal: boolean;
  /** The notice that the letter to the bureau carries. */
  readonly notice: Notice;
  readonly procedure: Procedure;
  readonly review: Matter['review'];
  readonly owedBy: Matter['owedBy'];
  /** As it stands; `null` when the review no longer has it. */
  readonly limit: TimeLimit | null;
  /** Every notice about the time limit but that of the letter itself, by moment. */
  readonly notices: readonly EvidenceNotice[];
  /** Every letter that carries one of them, oldest first. */
  readonly letters: readonly EvidenceLetter[];
  /** What officers decided about the letter to the bureau itself, oldest first: its signature, where it has one. */
  readonly decisions: readonly EvidenceAct[];
  /** All acts of the review in sequence, struck-out ones included. */
  readonly acts: readonly Act[];
}

/** A notice and why no letter carries it, where none does. */
export interface EvidenceNotice {
  readonly notice: Notice;
  /** Why it was decided at once not to write it; `null` when it was due. */
  readonly superseded: 'overtaken' | 'met' | 'waived' | 'closed' | null;
  /** Why the letter that was to carry it left without it; `null` while a letter carries it. */
  readonly leftOut: string | null;
}

/** A letter, for its part on this time limit. */
export interface EvidenceLetter {
  /** Message-ID of the mail, without angle brackets: by it a mail server's log can be searched. */
  readonly messageId: string;
  /** Notices about this time limit that it carries, in the order of `notices`. */
  readonly notices: readonly Notice[];
  /** It speaks of other time limits as well, of which nothing is said here. */
  readonly among: boolean;
  readonly addressee: AddresseeKind;
  /** Kind of the contact that it was written to; `null` while nobody is known. */
  readonly writtenTo: 'focal-point' | 'expert' | 'permanent-mission' | 'secretariat' | 'bureau' | null;
  readonly day: CivilDate;
  /** BCP 47; `null` while it has not been written. */
  readonly language: string | null;
  readonly subject: string | null;
  readonly status: LetterStatus;
  readonly sentAt: Instant | null;
  readonly delivery: 'delivered' | 'delayed' | 'bounced' | null;
  readonly deliveryAt: Instant | null;
  /** It goes to the permanent mission because the letter of this Message-ID came back. */
  readonly insteadOf: string | null;
  /** Oldest first, in the proceedings' time. */
  readonly attempts: readonly EvidenceAttempt[];
  readonly acts: readonly EvidenceAct[];
}

export interface EvidenceAttempt {
  readonly at: Instant;
  readonly outcome: 'sent' | 'queued' | 'failed' | 'in-doubt' | 'superseded';
}

/** What an officer did to a letter. Who it was stays in the register. */
export interface EvidenceAct {
  readonly kind: LetterActKind;
  readonly at: Instant;
  /** As typed. */
  readonly reason: string;
  /** Done although what it usually needs was missing. */
  readonly insisted: boolean;
}
