import { addDays, addSpan } from '../../calendar/civil-date.ts';
import type { CivilDate, Instant, TimeSpan } from '../../calendar/time.ts';
import { atLocalTime } from '../../calendar/zoned.ts';
import { findObligation, requireStep } from '../../procedure/lookup.ts';
import type { ObligationId, Procedure } from '../../procedure/procedure.ts';
import { procedureFor } from '../../procedure/proceeding-procedure.ts';
import type { Act, ActBody, ReviewParty } from '../../review/acts.ts';
import { fold } from '../../review/fold.ts';
import type { Notice } from '../../review/notice.ts';
import { partiesOf } from '../../review/opening.ts';
import { partiesOwing } from '../../review/owed.ts';
import { planNotices } from '../../review/planned-notices.ts';
import { toReviewKey } from '../../review/review-id.ts';
import type { ReviewState } from '../../review/review-state.ts';
import type { TimeLimit } from '../../review/time-limit.ts';
import { timetable } from '../../review/timetable.ts';
import type { EarlierLetter, Matter } from '../letter-facts.ts';

/** A proceeding that was never held, with all that its procedure makes of its acts. */
export interface InventedReview {
  readonly procedure: Procedure;
  readonly state: ReviewState;
  readonly acts: readonly Act[];
  readonly limits: readonly TimeLimit[];
  /** Oldest first. */
  readonly notices: readonly Notice[];
}

/** The review of the first State by the others, opened on that day, with these further acts. */
export function inventReview(
  procedure: Procedure,
  [underReview, ...reviewers]: readonly ReviewParty[],
  on: CivilDate,
  further: readonly ActBody[] = [],
): InventedReview {
  if (underReview === undefined) throw new Error('a review is of a State');
  const phase = procedure.phases[0]?.id ?? '1';
  const key = toReviewKey({ mechanism: procedure.id, phase, party: underReview.code });
  const opening: ActBody = { kind: 'review-opened', on, group: 1, underReview, reviewers, sample: true };
  return assemble(procedure, key, [opening, ...further]);
}

/** The launch of the first phase; `undefined` where the mechanism has none. */
export function inventLaunch(procedure: Procedure, on: CivilDate): InventedReview | undefined {
  if (procedure.launch === undefined) return undefined;
  const phase = procedure.phases[0]?.id ?? '1';
  const key = toReviewKey({ mechanism: procedure.id, phase, party: 'launch' });
  return assemble(procedureFor(key, procedure), key, [
    { kind: 'resolution-adopted', on, resolution: '10/1' },
  ]);
}

function assemble(
  procedure: Procedure,
  key: Matter['review']['key'],
  bodies: readonly ActBody[],
): InventedReview {
  const acts = bodies.map(
    (body, index): Act => ({
      sequence: index + 1,
      commandId: `invented-${index + 1}`,
      recordedBy: 'specimen',
      recordedAt: atLocalTime(body.on, '08:00', procedure.zone),
      body,
    }),
  );
  const state = fold(key, acts);
  const limits = timetable(procedure, state);
  const notices = planNotices(procedure, state, limits).map(({ notice }) => ({ ...notice, late: false }));
  return { procedure, state, acts, limits, notices };
}

/** Steps that set the time of an obligation running: each taken by all who take it, half a year after the one before. */
export function stepsBefore(
  procedure: Procedure,
  obligation: ObligationId,
  opened: InventedReview,
): readonly ActBody[] {
  const runsFrom = findObligation(procedure, obligation)?.runsFrom;
  if (runsFrom?.event !== 'step-taken') return [];
  const step = requireStep(procedure, runsFrom.step);
  const before = procedure.obligations
    .filter(({ fulfilledBy }) => fulfilledBy === step.id)
    .flatMap(({ id }) => stepsBefore(procedure, id, opened));
  const since = before.at(-1)?.on ?? opened.state.opened.body.on;
  const on = addSpan(since, 'P5M' as TimeSpan, { monthEnd: 'last-day' });
  return [
    ...before,
    ...partiesOwing(step.by, opened.state).map(
      (party): ActBody => ({ kind: 'step-taken', step: step.id, party, on }),
    ),
  ];
}

/** What a letter that carries this notice says of it. All letters before it have left. */
export function toMatter(review: InventedReview, notice: Notice): Matter {
  const { acts, limits, notices, procedure, state } = review;
  const { body } = state.opened;
  const parties = partiesOf(body);
  const [underReview] = parties;
  const recordedAt = acts.at(-1)?.recordedAt ?? notice.moment;
  return {
    notice,
    procedure,
    review: {
      key: state.key,
      phase: procedure.phases[0]?.id ?? '1',
      underReview: underReview === undefined ? null : { code: underReview.code, name: underReview.name },
      openedOn: body.on,
      suspended: false,
      closedOn: null,
      sample: true,
      newestAct: { sequence: acts.length, recordedAt },
    },
    owedBy: {
      code: notice.party,
      name: parties.find(({ code }) => code === notice.party)?.name ?? notice.party,
    },
    limit: limits.find(({ key }) => key === notice.limit) ?? null,
    overtaken: false,
    earlier: notices
      .filter(({ limit, moment }) => limit === notice.limit && moment < notice.moment)
      .map(toEarlier),
  };
}

/** One of the letters came back, so that the evidence has more than one word. */
function toEarlier({ addressee, moment, rung }: Notice, index: number): EarlierLetter {
  const day = moment.slice(0, 10) as CivilDate;
  return index === 1
    ? { rung, addressee, day, status: 'bounced', replaced: true }
    : { rung, addressee, day, status: index % 2 === 0 ? 'delivered' : 'sent' };
}

/** That many days after a notice's moment, at the same hour. */
export function daysLater(at: Instant, days: number): Instant {
  return `${addDays(at.slice(0, 10) as CivilDate, days)}${at.slice(10)}` as Instant;
}
