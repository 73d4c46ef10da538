import type { CivilDate, Instant, ZoneName } from '../calendar/time.ts';
import { toCivilDate } from '../calendar/zoned.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { Agenda, Notice, NoticeKey } from './notice.ts';
import { type PlannedNotice, planNotices } from './planned-notices.ts';
import type { ReviewState } from './review-state.ts';
import { findOpenSuspension } from './suspension.ts';
import type { TimeLimit } from './time-limit.ts';

export interface AgendaInput {
  readonly procedure: Procedure;
  readonly state: ReviewState;
  /** `timetable(procedure, state)`. */
  readonly limits: readonly TimeLimit[];
  /** Notices that were entered before, sent or superseded. */
  readonly decided: ReadonlySet<NoticeKey>;
  readonly now: Instant;
}

const NOTHING: Agenda = { due: [], superseded: [], nextAt: null };

/**
 * What is to be sent now and when to look again. Of several undecided notices of one time limit to one addressee only
 * the newest is sent, so that an outage of any length ends with one letter and not with all that were missed.
 * Nothing falls due while the review is suspended.
 */
export function agenda({ procedure, state, limits, decided, now }: AgendaInput): Agenda {
  if (findOpenSuspension(state) !== undefined) return NOTHING;
  return agendaOf(planNotices(procedure, state, limits), { decided, now, zone: procedure.zone });
}

/** The same over notices planned before, for who looks at one plan many times: the plan changes only with the acts. */
export function agendaOf(
  planned: readonly PlannedNotice[],
  {
    decided,
    now,
    zone,
  }: { readonly decided: ReadonlySet<NoticeKey>; readonly now: Instant; readonly zone: ZoneName },
): Agenda {
  const fallen = planned.filter(({ notice }) => notice.moment <= now && !decided.has(notice.key));
  const newest = new Map(
    fallen.filter(({ overtaken }) => !overtaken).map((planned) => [toPair(planned), planned.notice.key]),
  );
  const today = toCivilDate(now, zone);
  const isDue = (one: PlannedNotice): boolean => newest.get(toPair(one)) === one.notice.key;
  return {
    due: fallen.filter(isDue).map((one) => toNotice(one, today)),
    superseded: fallen.filter((one) => !isDue(one)).map((one) => toNotice(one, today)),
    nextAt: planned.find(({ notice, overtaken }) => !overtaken && notice.moment > now)?.notice.moment ?? null,
  };
}

/** One time limit to one addressee. Planned notices come oldest first, so the last of a pair is its newest. */
function toPair({ notice }: PlannedNotice): string {
  return `${notice.limit}:${notice.addressee}`;
}

function toNotice({ notice, on }: PlannedNotice, today: CivilDate): Notice {
  return { ...notice, late: today > on };
}
