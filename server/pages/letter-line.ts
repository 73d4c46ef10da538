import type { AddresseeKind } from '../../domain/procedure/procedure.ts';
import { parseReviewKey } from '../../domain/review/review-id.ts';
import type { ListedLetter } from '../../register/letters.ts';
import { type DayView, toDayView } from './day-view.ts';
import { parseNoticeKey } from './notice-words.ts';
import type { PageProcedures } from './page-procedures.ts';

/** One letter in a list: what it was about, to whom, and what became of it. Its text stays in the register. */
export interface LetterLine {
  readonly day: DayView;
  readonly review: string;
  readonly reviewHref: string;
  readonly about: string;
  /** The rung of the ladder: `before 30`. */
  readonly rung: string;
  readonly to: string;
  readonly status: { readonly text: string; readonly tone: 'done' | 'late' | 'near' | 'running' | 'idle' };
  readonly error: string | null;
}

export function toLetterLine(letter: ListedLetter, procedures: PageProcedures): LetterLine {
  const notice = parseNoticeKey(letter.noticeKeys[0]);
  return {
    day: toDayView(letter.day),
    review: parseReviewKey(letter.review).party,
    reviewHref: `/reviews/${letter.review}`,
    about:
      notice === null
        ? (letter.subject ?? 'Letter')
        : procedures.obligationTitle(letter.mechanism, notice.obligation),
    rung: notice?.rung ?? '',
    to: describeAddressee(letter.addressee, letter.state),
    status: describeStatus(letter.status),
    error: letter.lastError,
  };
}

function describeAddressee(kind: AddresseeKind, state: string | null): string {
  switch (kind) {
    case 'party':
      return `${state ?? 'Party'}: focal point, or mission while there is none`;
    case 'permanent-mission':
      return `${state ?? 'Party'}: permanent mission`;
    case 'secretariat':
      return 'The secretariat';
    case 'bureau':
      return 'The bureau';
  }
}

export function describeStatus(status: ListedLetter['status']): LetterLine['status'] {
  switch (status) {
    case 'intended':
      return { text: 'waits to be sent', tone: 'running' };
    case 'awaiting-signature':
      return { text: 'awaits an officer’s signature', tone: 'near' };
    case 'sending':
      return { text: 'being sent', tone: 'running' };
    case 'sent':
      return { text: 'sent', tone: 'done' };
    case 'failed':
      return { text: 'could not be sent', tone: 'late' };
    case 'in-doubt':
      return { text: 'in doubt, a person must decide', tone: 'late' };
    case 'superseded':
      return { text: 'overtaken, not sent', tone: 'idle' };
  }
}
