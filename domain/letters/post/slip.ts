import type { Office, Offices } from '../../calendar/offices.ts';
import type { Instant, ZoneName } from '../../calendar/time.ts';
import type { NoticeKey } from '../../review/notice.ts';
import type { ReviewKey } from '../../review/review-id.ts';

/** Whom a letter is written to: a State, the secretariat or the bureau. */
export type Correspondent = Office | 'bureau';

/** One thing that a letter carries: a notice, or a task that the secretariat is told of. */
export interface SlipItem {
  readonly kind: 'notice' | 'task';
  /** Key of the notice, id of the task. */
  readonly key: NoticeKey | string;
  readonly review: ReviewKey;
  readonly moment: Instant;
  /** Of an invented review, whose letters reach nobody. */
  readonly sample: boolean;
  /** Of the procedure: when a sample's letters leave on another day. */
  readonly zone: ZoneName;
  readonly noticeTime: string;
  /** Whom it goes to at this moment; `null` when nobody is known. */
  readonly contact: SlipContact | null;
}

export interface SlipContact {
  readonly id: string;
  readonly email: string;
  readonly language: string;
}

/** A row of the queue: the slip of one notice, or a letter that was put together before and has not left. */
export interface Slip {
  readonly id: string;
  readonly to: Correspondent;
  readonly attempts: number;
  readonly moment: Instant;
  /** Put together before, and waiting to be sent as it is. */
  readonly gathered: boolean;
  /** It stands in the place of a letter that came back, and stays a letter of its own. */
  readonly alone: boolean;
  readonly items: readonly SlipItem[];
}

export interface GatherInput {
  readonly slips: readonly Slip[];
  readonly now: Instant;
  readonly offices: Offices;
  /** Letters to one address on one day of its office's zone, at most. */
  readonly lettersPerDay: number;
  /** Of letters that have left lately, or are leaving, by address in small letters: when; `null` is now. */
  readonly left: ReadonlyMap<string, readonly (Instant | null)[]>;
}
