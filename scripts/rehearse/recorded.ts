import type { CivilDate, Instant } from '../../domain/calendar/time.ts';
import type { LetterStatus } from '../../domain/letters/letter-status.ts';
import type { AddresseeKind, RungId } from '../../domain/procedure/procedure.ts';
import type { Act } from '../../domain/review/acts.ts';
import type { NoticeKey } from '../../domain/review/notice.ts';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import type { TimeLimit, TimeLimitKey } from '../../domain/review/time-limit.ts';
import type { SupersededReason } from '../../register/schema.ts';

/** What the real services made of a rehearsal, as the register and the inbox tell it. */
export interface Recorded {
  readonly reviews: readonly RecordedReview[];
  /** Left part of the Message-ID of every mail that arrived, once for each mail. */
  readonly mails: readonly string[];
}

export interface RecordedReview {
  readonly key: ReviewKey;
  /** In sequence. */
  readonly acts: readonly Act[];
  readonly limits: readonly TimeLimit[];
  readonly notices: readonly RecordedNotice[];
  readonly letters: readonly RecordedLetter[];
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
}

export interface RecordedLetter {
  /** Left part of the Message-ID. */
  readonly messageToken: string;
  readonly noticeKeys: readonly NoticeKey[];
  readonly addressee: AddresseeKind;
  readonly day: CivilDate;
  readonly moment: Instant;
  readonly status: LetterStatus;
  readonly sentAt: Instant | null;
}
