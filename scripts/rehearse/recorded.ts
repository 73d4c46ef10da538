import type { Instant } from '../../domain/calendar/time.ts';
import type { LetterStatus } from '../../domain/letters/letter-status.ts';
import type { AddresseeKind, RungId } from '../../domain/procedure/procedure.ts';
import type { Act } from '../../domain/review/acts.ts';
import type { NoticeKey } from '../../domain/review/notice.ts';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import type { TimeLimit, TimeLimitKey } from '../../domain/review/time-limit.ts';
import type { SupersededReason } from '../../register/tables/review-tables.ts';

/** What the real services made of a rehearsal, as the register and the inbox tell it. */
export interface Recorded {
  readonly reviews: readonly RecordedReview[];
  /** Of all reviews; one letter may carry notices of several. */
  readonly letters: readonly RecordedLetter[];
  /** Left part of the Message-ID of every mail that arrived, once for each mail. */
  readonly mails: readonly string[];
}

export interface RecordedReview {
  readonly key: ReviewKey;
  /** In sequence. */
  readonly acts: readonly Act[];
  readonly limits: readonly TimeLimit[];
  readonly notices: readonly RecordedNotice[];
}

export interface RecordedNotice {
  readonly key: NoticeKey;
  readonly rung: RungId;
  readonly limit: TimeLimitKey;
  readonly addressee: AddresseeKind;
  readonly moment: Instant;
  /** Proceedings' time of the look that decided about it. */
  readonly decidedAt: Instant;
  readonly status: 'due' | 'superseded';
  /** Why it was not sent; `null` where it was due. */
  readonly reason: SupersededReason | null;
  /** Why its letter was written without it; `null` where it was not. */
  readonly leftOut: string | null;
}

export interface RecordedLetter {
  /** Left part of the Message-ID. */
  readonly messageToken: string;
  readonly noticeKeys: readonly NoticeKey[];
  /** Proceedings' time before which it was not to leave: of its oldest notice, or when its office opened or its day came. */
  readonly notBefore: Instant;
  readonly status: LetterStatus;
  readonly sentAt: Instant | null;
  /** Whom it went to; `null` where that is not known. */
  readonly contactId: string | null;
  /** It was tried, and another letter carries its notices by now. */
  readonly absorbed: boolean;
}
