import type { CivilDate, Instant } from '../domain/calendar/time.ts';
import type { PartyCode } from '../domain/parties/party.ts';
import type { AddresseeKind } from '../domain/procedure/procedure.ts';
import type { NoticeKey } from '../domain/review/notice.ts';
import type { ReviewKey } from '../domain/review/review-id.ts';
import type { Register } from './database.ts';
import type { ListPage, ListWindow } from './list-page.ts';
import type { LetterStatus } from './schema.ts';

/** A letter as lists show it. */
export interface ListedLetter {
  readonly id: string;
  /** Left part of the Message-ID; the mail adapter adds the domain. */
  readonly messageToken: string;
  readonly mechanism: string;
  readonly review: ReviewKey;
  readonly noticeKeys: readonly NoticeKey[];
  readonly addressee: AddresseeKind;
  /** The State written to; `null` for the secretariat and the bureau. */
  readonly state: PartyCode | null;
  readonly day: CivilDate;
  readonly moment: Instant;
  readonly status: LetterStatus;
  readonly attempts: number;
  readonly sentAt: Instant | null;
  readonly lastError: string | null;
  readonly subject: string | null;
}

export interface LetterFilter extends ListWindow {
  /** The State written to. */
  readonly state?: PartyCode | undefined;
  readonly review?: ReviewKey | undefined;
  readonly status?: LetterStatus | undefined;
}

/** Letters, newest moment first. @throws {CursorError} */
export function listLetters(_register: Register, _filter: LetterFilter): Promise<ListPage<ListedLetter>> {
  throw new Error('not written yet');
}
