import type { Instant } from '../../domain/calendar/time.ts';
import { agenda } from '../../domain/review/agenda.ts';
import type { Agenda, Notice, NoticeKey } from '../../domain/review/notice.ts';
import type { ReviewCourse } from './review-course.ts';

/** What the review's agenda says at that moment. */
export function agendaAt(
  course: ReviewCourse,
  now: Instant,
  decided: ReadonlySet<NoticeKey> = new Set(),
): Agenda {
  return agenda({
    procedure: course.procedure,
    state: course.state(),
    limits: course.limits(),
    decided,
    now,
  });
}

/** Keys without the review, which is the same in all: `focal-point/NGA:due:2021-11-15:party`. */
export function namesOf(notices: readonly Notice[]): readonly string[] {
  return notices.map(({ key, review }) => key.slice(review.length + 1));
}

/** Enters what falls due at each of the moments in turn, and answers all agendas. */
export function wakeAt(course: ReviewCourse, ...moments: readonly Instant[]): readonly Agenda[] {
  const decided = new Set<NoticeKey>();
  return moments.map((now) => {
    const found = agendaAt(course, now, decided);
    for (const { key } of [...found.due, ...found.superseded]) decided.add(key);
    return found;
  });
}
