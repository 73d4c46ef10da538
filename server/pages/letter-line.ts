import type { Delivery } from '../../domain/letters/delivery/delivery.ts';
import { toLanguageName } from '../../domain/letters/words/language-name.ts';
import type { AddresseeKind } from '../../domain/procedure/procedure.ts';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import type { ListedLetter } from '../../register/letters/letters.ts';
import { type DayView, toDayView } from './day-view.ts';
import { type NoticeParts, parseNoticeKey } from './notice-words.ts';
import type { PageProcedures } from './page-procedures.ts';
import { type ProceedingLink, toProceedingLink } from './proceeding-link.ts';

/** One letter in a list: what it was about, to whom, and what became of it. Its text is on its own page. */
export interface LetterLine {
  /** Its own page. */
  readonly href: string;
  readonly day: DayView;
  /** Reviews that it speaks of. */
  readonly reviews: readonly ProceedingLink[];
  /** The first thing that it is about, and how many others there are. */
  readonly about: string;
  /** When its first notice fell due: `30 days before`. */
  readonly rung: string;
  readonly to: string;
  readonly toNote: string | null;
  /** `French`; `null` before it has left. */
  readonly language: string | null;
  readonly status: {
    readonly text: string;
    readonly tone: 'done' | 'late' | 'near' | 'running' | 'paused' | 'idle';
  };
  readonly error: string | null;
}

export function toLetterLine(letter: ListedLetter, procedures: PageProcedures): LetterLine {
  const notice = parseNoticeKey(letter.noticeKeys[0]);
  return {
    href: `/letters/${letter.id}`,
    day: toDayView(letter.day),
    reviews: letter.reviews.map(toProceedingLink),
    about: toAbout(letter, notice, procedures),
    rung: notice === null ? '' : toReminder(notice, toFirstReview(letter), procedures),
    to: letter.state ?? nameAddressee(letter.addressee),
    toNote: letter.state === null ? null : nameAddressee(letter.addressee),
    language: letter.language === null ? null : toLanguageName(letter.language),
    status: describeWaiting(letter) ?? describeStanding(letter),
    error: letter.lastError,
  };
}

/** The review of its first notice, by the notice's own name. */
function toFirstReview({ noticeKeys, review }: ListedLetter): ReviewKey {
  const key = noticeKeys[0]?.split(':')[0];
  return key === undefined ? review : (key as ReviewKey);
}

function toAbout(letter: ListedLetter, notice: NoticeParts | null, procedures: PageProcedures): string {
  if (notice === null) {
    const tasks = letter.taskIds.length;
    if (tasks === 0) return letter.subject ?? 'Letter';
    return tasks === 1 ? 'A task of the secretariat' : `${tasks} tasks of the secretariat`;
  }
  const title = procedures.obligationTitle(toFirstReview(letter), notice.obligation);
  const others = letter.noticeKeys.length + letter.taskIds.length - 1;
  if (others === 0) return title;
  return `${title}, and ${others} more`;
}

/** Why a letter that is ready does not leave; `null` when nothing keeps it. */
function describeWaiting({ held, status, waitsFor }: ListedLetter): LetterLine['status'] | null {
  if (held) return { text: 'held by an officer', tone: 'paused' };
  return status === 'intended' && waitsFor === 'release'
    ? { text: 'waits for changed texts to be released', tone: 'paused' }
    : null;
}

export function toReminder(
  { obligation, rung, occurrence }: NoticeParts,
  review: ReviewKey,
  procedures: PageProcedures,
): string {
  const words = procedures.rungWords(review, obligation, rung);
  return occurrence === null ? words : `${words}, no.\u00a0${occurrence}`;
}

export function nameAddressee(kind: AddresseeKind): string {
  switch (kind) {
    case 'party':
      return 'focal point, or mission';
    case 'permanent-mission':
      return 'permanent mission';
    case 'secretariat':
      return 'The secretariat';
    case 'bureau':
      return 'The bureau';
  }
}

/** What became of it: the newest thing known, which of a letter that left is what was reported about its delivery. */
function describeStanding({ status, delivery }: ListedLetter): LetterLine['status'] {
  return status === 'sent' && delivery !== null ? describeDelivery(delivery) : describeStatus(status);
}

export function describeDelivery(delivery: Delivery): LetterLine['status'] {
  switch (delivery) {
    case 'delayed':
      return { text: 'sent, delayed on its way', tone: 'near' };
    case 'delivered':
      return { text: 'delivered', tone: 'done' };
    case 'bounced':
      return { text: 'could not be delivered', tone: 'late' };
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
