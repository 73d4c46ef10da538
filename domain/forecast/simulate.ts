import type { Instant } from '../calendar/time.ts';
import type { Refusal } from '../errors.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { Act, RecordCommand } from '../review/acts.ts';
import { agendaOf } from '../review/agenda.ts';
import { decide } from '../review/decide.ts';
import { fold } from '../review/fold.ts';
import type { Notice, NoticeKey } from '../review/notice.ts';
import { type PlannedNotice, planNotices } from '../review/planned-notices.ts';
import type { ReviewKey } from '../review/review-id.ts';
import { findOpenSuspension } from '../review/suspension.ts';
import type { TimeLimit } from '../review/time-limit.ts';
import { timetable } from '../review/timetable.ts';

export interface TimedCommand {
  readonly at: Instant;
  readonly command: RecordCommand;
}

export interface SimulateInput {
  readonly procedure: Procedure;
  readonly reviews: readonly { readonly key: ReviewKey; readonly commands: readonly TimedCommand[] }[];
  /** Last moment that is lived through, inclusive. */
  readonly until: Instant;
}

export interface SimulatedNotice {
  readonly notice: Notice;
  readonly status: 'due' | 'superseded';
}

export interface SimulatedReview {
  readonly key: ReviewKey;
  readonly acts: readonly Act[];
  /** As they stand at the end; empty where the review never opened. */
  readonly limits: readonly TimeLimit[];
  /** In the order in which they were decided. */
  readonly notices: readonly SimulatedNotice[];
}

export interface SimulatedRefusal {
  readonly key: ReviewKey;
  readonly at: Instant;
  readonly command: RecordCommand;
  readonly refusal: Refusal;
}

export interface Simulation {
  readonly reviews: readonly SimulatedReview[];
  readonly refusals: readonly SimulatedRefusal[];
}

/**
 * Lives reviews through to `until` with the functions that the proceedings use: commands are recorded at their moment,
 * and each review wakes exactly when its agenda says. What the stack does late or twice shows as a difference from this.
 */
export function simulate({ procedure, reviews, until }: SimulateInput): Simulation {
  const lived = reviews.map(({ key, commands }) =>
    simulateReview(procedure, key, toQueue(commands, until), until),
  );
  return { reviews: lived.map(({ review }) => review), refusals: lived.flatMap(({ refusals }) => refusals) };
}

/** By moment; commands of one moment keep their order. */
function toQueue(commands: readonly TimedCommand[], until: Instant): readonly TimedCommand[] {
  return commands
    .filter(({ at }) => at <= until)
    .sort((one, other) => (one.at === other.at ? 0 : one.at < other.at ? -1 : 1));
}

interface Lived {
  readonly review: SimulatedReview;
  readonly refusals: readonly SimulatedRefusal[];
}

function simulateReview(
  procedure: Procedure,
  key: ReviewKey,
  commands: readonly TimedCommand[],
  until: Instant,
): Lived {
  const acts: Act[] = [];
  const notices: SimulatedNotice[] = [];
  const refusals: SimulatedRefusal[] = [];
  const decided = new Set<NoticeKey>();
  let course: Course = NOT_OPENED;

  /** Enters what is to be sent at that moment and answers when to wake next. */
  const settle = (now: Instant): Instant | null => {
    const { due, superseded, nextAt } = agendaOf(course.planned, { decided, now, zone: procedure.zone });
    const entered = [
      ...superseded.map((notice) => ({ notice, status: 'superseded' as const })),
      ...due.map((notice) => ({ notice, status: 'due' as const })),
    ];
    for (const { notice } of entered) decided.add(notice.key);
    notices.push(...entered);
    return nextAt;
  };

  const record = ({ at, command }: TimedCommand): void => {
    const decision = decide({ procedure, key, acts, command, now: at });
    if (!decision.accepted) {
      refusals.push({ key, at, command, refusal: decision.refusal });
    } else if (!decision.value.duplicate) {
      acts.push(decision.value.act);
      course = toCourse(procedure, key, acts);
    }
  };

  let nextAt: Instant | null = null;
  const wakeUntil = (moment: Instant): void => {
    while (nextAt !== null && nextAt < moment) nextAt = settle(nextAt);
  };
  for (const timed of commands) {
    wakeUntil(timed.at);
    record(timed);
    nextAt = settle(timed.at);
  }
  wakeUntil(until);
  settle(until);
  return { review: { key, acts, limits: course.limits, notices }, refusals };
}

/** What follows from the acts so far; computed anew when one is added, since nothing else changes it. */
interface Course {
  readonly limits: readonly TimeLimit[];
  readonly planned: readonly PlannedNotice[];
}

const NOT_OPENED: Course = { limits: [], planned: [] };

function toCourse(procedure: Procedure, key: ReviewKey, acts: readonly Act[]): Course {
  const state = fold(key, acts);
  const limits = timetable(procedure, state);
  const silent = findOpenSuspension(state) !== undefined;
  return { limits, planned: silent ? [] : planNotices(procedure, state, limits) };
}
