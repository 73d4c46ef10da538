import type { Matter } from '../../../domain/letters/letter-facts.ts';
import type { LetterStatus } from '../../../domain/letters/letter-status.ts';
import { type Overtaken, overtakenBy } from '../../../domain/letters/post/overtaken.ts';
import { findObligation } from '../../../domain/procedure/lookup.ts';
import type { NoticeKey } from '../../../domain/review/notice.ts';
import { describeOvertaken } from '../../overtaken-words.ts';
import { type DayView, toDayView } from '../day-view.ts';
import { type LetterLine, toReminder } from '../letter-line.ts';
import { parseNoticeKey } from '../notice-words.ts';
import type { PageProcedures } from '../page-procedures.ts';
import { type ProceedingLink, toProceedingLink } from '../proceeding-link.ts';

/** One notice of a letter, as the page of the letter lists it. */
export interface MatterView {
  readonly title: string;
  readonly review: ProceedingLink;
  /** Name of the State under review; `Launch` of a launch. */
  readonly reviewOf: string;
  readonly owedBy: string;
  /** The due date that the notice names. */
  readonly due: DayView;
  /** When it fell due: `30 days before`. */
  readonly reminder: string;
  readonly place: LetterLine['status'];
  /** Why it is not in the letter, where it is not. */
  readonly why: string | null;
}

export interface MattersOf {
  readonly status: LetterStatus;
  readonly matters: readonly Matter[];
  /** Why notices are written in no letter, by notice. */
  readonly leftOut: ReadonlyMap<NoticeKey, string>;
  readonly procedures: PageProcedures;
}

export function presentMatters({ leftOut, matters, procedures, status }: MattersOf): readonly MatterView[] {
  return matters.map((matter) => {
    const { limit, notice, owedBy, procedure, review } = matter;
    const link = toProceedingLink(review.key);
    const parts = parseNoticeKey(notice.key);
    return {
      title: limit?.title ?? findObligation(procedure, notice.obligation)?.title ?? notice.obligation,
      review: link,
      reviewOf: review.underReview?.name ?? link.text,
      owedBy: owedBy.name,
      due: toDayView(notice.dueOn),
      reminder: parts === null ? notice.rung : toReminder(parts, review.key, procedures),
      ...toPlace(status, leftOut.get(notice.key) ?? null, matter),
    };
  });
}

/** What the letter says or would say of it. A letter that left is not judged by what has happened since. */
function toPlace(
  status: LetterStatus,
  leftOut: string | null,
  matter: Matter,
): Pick<MatterView, 'place' | 'why'> {
  const waits = status === 'intended' || status === 'awaiting-signature';
  const why = waits ? overtakenBy(matter) : (leftOut as Overtaken | null);
  if (why === null) {
    if (status === 'superseded') return { place: { text: 'not told', tone: 'idle' }, why: null };
    return {
      place: waits ? { text: 'to be told', tone: 'running' } : { text: 'told', tone: 'done' },
      why: null,
    };
  }
  return {
    place: { text: waits ? 'would be left out' : 'left out', tone: 'idle' },
    why: describeOvertaken(why),
  };
}
