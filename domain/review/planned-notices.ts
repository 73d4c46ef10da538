import type { CivilDate, Instant } from '../calendar/time.ts';
import { atLocalTime, toCivilDate } from '../calendar/zoned.ts';
import { findObligation, requireLadder } from '../procedure/lookup.ts';
import type { AddresseeKind, Procedure, Rung } from '../procedure/procedure.ts';
import { findFulfilment, findWaiver } from './fulfilment.ts';
import type { Notice, NoticeKey } from './notice.ts';
import type { ReviewState } from './review-state.ts';
import { type RungDay, rungDays } from './rung-days.ts';
import type { TimeLimit } from './time-limit.ts';

/** A notice that the acts so far foresee, whatever the time is now. */
export interface PlannedNotice {
  readonly notice: Omit<Notice, 'late'>;
  /** Civil day of the moment in the procedure's zone. */
  readonly on: CivilDate;
  /** The obligation has ended since: the notice is overtaken and never sent. */
  readonly overtaken: boolean;
}

/**
 * Every notice of the time limits, oldest moment first, at one moment in the order of the ladder. Left out are moments
 * that nobody could have kept: those before the recording that made the date, those while the review was suspended, and
 * those after the recording that ended the obligation; and the opening of a time that was over when it became known.
 */
export function planNotices(
  procedure: Procedure,
  state: ReviewState,
  limits: readonly TimeLimit[],
): readonly PlannedNotice[] {
  return limits
    .flatMap((limit) => planLimit(procedure, state, limit))
    .sort((one, other) => compare(one.notice.moment, other.notice.moment));
}

/** A time limit whose days are known. */
interface Dated {
  readonly procedure: Procedure;
  readonly state: ReviewState;
  readonly limit: TimeLimit;
  readonly openedOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly knownAt: Instant;
  /** Recording of the act that met, waived or closed the limit; `null` while it is owed. */
  readonly endedAt: Instant | null;
}

function planLimit(procedure: Procedure, state: ReviewState, limit: TimeLimit): readonly PlannedNotice[] {
  const { ladder, openedOn, dueOn, knownAt } = limit;
  if (ladder === null || openedOn === null || dueOn === null || knownAt === null) return [];
  const endedAt = findRecordingOfEnd(procedure, state, limit);
  const dated: Dated = { procedure, state, limit, openedOn, dueOn, knownAt, endedAt };
  return requireLadder(procedure, ladder).rungs.flatMap((rung) => planRung(dated, rung));
}

function planRung(dated: Dated, rung: Rung): readonly PlannedNotice[] {
  return rungDays(rung.at, dated).flatMap((day) => {
    const at = momentOf(dated, rung, day);
    if (at === null) return [];
    return rung.to.map((addressee) => ({
      notice: toNotice(dated, rung, day, at.moment, addressee),
      on: at.on,
      overtaken: dated.endedAt !== null,
    }));
  });
}

interface Moment {
  readonly moment: Instant;
  readonly on: CivilDate;
}

/**
 * `null` where the rung does not fall due at all. An opening notice waits until the date is known; of a date that was
 * past by then it says nothing, since nobody can still keep it, and what comes after the due date goes on.
 */
function momentOf(dated: Dated, rung: Rung, { on }: RungDay): Moment | null {
  const { procedure, state, limit, knownAt, endedAt } = dated;
  const isOpening = rung.at.when === 'opening';
  if (isOpening && limit.dueAt !== null && knownAt >= limit.dueAt) return null;
  const planned: Moment = { moment: atLocalTime(on, procedure.noticeTime, procedure.zone), on };
  const falls =
    isOpening && planned.moment <= knownAt
      ? { moment: knownAt, on: toCivilDate(knownAt, procedure.zone) }
      : planned;
  if (endedAt !== null && falls.moment >= endedAt) return null;
  if (!isOpening && (falls.moment <= knownAt || isSuspended(state, on))) return null;
  return falls;
}

function isSuspended(state: ReviewState, on: CivilDate): boolean {
  return state.suspensions.some(({ from, until }) => from <= on && (until === null || on < until));
}

function toNotice(
  { state, limit, dueOn }: Dated,
  rung: Rung,
  { occurrence }: RungDay,
  moment: Instant,
  addressee: AddresseeKind,
): Omit<Notice, 'late'> {
  const name = rung.at.when === 'every' ? `${rung.id}#${occurrence}` : rung.id;
  return {
    key: [state.key, limit.key, name, dueOn, addressee].join(':') as NoticeKey,
    review: state.key,
    limit: limit.key,
    obligation: limit.obligation,
    party: limit.party,
    rung: rung.id,
    occurrence,
    addressee,
    dueOn,
    moment,
    signature: rung.signature,
  };
}

function findRecordingOfEnd(procedure: Procedure, state: ReviewState, limit: TimeLimit): Instant | null {
  const obligation = findObligation(procedure, limit.obligation);
  if (obligation === undefined)
    throw new Error(`procedure ${procedure.id} has no obligation ${limit.obligation}`);
  switch (limit.status) {
    case 'met':
      return findFulfilment(procedure, state, obligation, limit.party)?.recordedAt ?? null;
    case 'waived':
      return findWaiver(state, obligation, limit.party)?.recordedAt ?? null;
    case 'closed':
      return state.closedAt;
    case 'awaiting':
    case 'open':
    case 'running':
    case 'suspended':
      return null;
  }
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
