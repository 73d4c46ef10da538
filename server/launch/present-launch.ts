import type { CivilDate, Instant, ZoneName } from '../../domain/calendar/time.ts';
import { type DrawAttempt, drawAttempts } from '../../domain/draw/ceremony.ts';
import type { DrawObstacle } from '../../domain/draw/draw-obstacle.ts';
import { countTo, drawnGroups } from '../../domain/draw/drawn-groups.ts';
import type { EarlierDraw } from '../../domain/draw/earlier-draws.ts';
import type { FrozenDraw } from '../../domain/draw/frozen-draw.ts';
import { isWaiverFrozen } from '../../domain/draw/granted-waivers.ts';
import { groupCount } from '../../domain/draw/group-sizes.ts';
import { groupStarts } from '../../domain/draw/group-starts.ts';
import type { Waiver } from '../../domain/draw/waiver.ts';
import type { PartyCode } from '../../domain/parties/party.ts';
import type { Basis, Stage, StageId } from '../../domain/procedure/procedure.ts';
import type { Act } from '../../domain/review/acts.ts';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import type { TimeLimit } from '../../domain/review/time-limit.ts';
import { findDraw } from '../../register/draws.ts';
import { listParties } from '../../register/parties.ts';
import { listReviewedParties } from '../../register/reviewed-parties.ts';
import { readTimetable } from '../../register/time-limits.ts';
import type { AppDeps } from '../app-deps.ts';
import { type DrawCourse, readDrawCourse } from './draw-course.ts';
import { findObstacles } from './freeze-lists.ts';
import { type LaunchId, requireLaunch, type StandingLaunch } from './require-launch.ts';

/** An attempt at a draw, with what was frozen for it. */
export interface PresentedAttempt extends DrawAttempt {
  readonly sample: boolean;
  readonly listDigest: string;
  readonly rulesDigest: string;
  /** Parties in the pool. */
  readonly parties: number;
  /** Groups whose reviewers it draws. */
  readonly groups: readonly number[];
  /** The published draws that it builds on, in order. */
  readonly continues: readonly EarlierDraw[];
  /** Limits waived, as they were frozen. */
  readonly waivers: readonly Waiver[];
  /** Of a draw that continues others: parties in its list that are in no group, because they joined after the first. */
  readonly joined: readonly PartyCode[];
  /** Of a draw that continues others: parties of its groups that are not in its list, and so are not reviewed. */
  readonly left: readonly PartyCode[];
}

/** A waiver with the act that granted it. */
export interface PresentedWaiver extends Waiver {
  readonly act: number;
  readonly grantedOn: CivilDate;
  /** Stands in the list of a draw that counts or is under way, and cannot be struck out. */
  readonly frozen: boolean;
}

/** When a group starts, and how far it has. */
export interface PresentedGroup {
  readonly group: number;
  /** `null` until the draw is published, as is `size`. */
  readonly startsOn: CivilDate | null;
  readonly startsAt: Instant | null;
  readonly basis: Basis;
  readonly size: number | null;
  readonly opened: number;
  /** The published draw that drew its reviewers; `null` while they are to be drawn. */
  readonly drawn: {
    readonly drawId: string;
    readonly transcript: string;
    readonly on: CivilDate;
  } | null;
}

/** Everything that an officer or a delegation wants to know of a launch. */
export interface PresentedLaunch {
  readonly key: ReviewKey;
  readonly mechanism: string;
  readonly phase: string;
  readonly phaseTitle: string | null;
  readonly resolution: string;
  readonly adoptedOn: CivilDate;
  readonly asOf: Instant;
  readonly today: CivilDate;
  readonly zone: ZoneName;
  readonly procedureVersion: string;
  readonly stages: readonly Stage[];
  readonly stage: StageId | null;
  readonly suspended: boolean;
  readonly closedOn: CivilDate | null;
  readonly nextAt: Instant | null;
  readonly acts: readonly Act[];
  readonly struckOut: readonly number[];
  readonly timeLimits: readonly TimeLimit[];
  /** Every attempt in order: published ones, void ones, and the one under way. */
  readonly draws: readonly PresentedAttempt[];
  /** Groups whose reviewers the next draw draws, or the one under way does; empty where all are drawn. */
  readonly toDraw: readonly number[];
  /** Limits of the draw waived so far, which the next freeze takes in. */
  readonly waivers: readonly PresentedWaiver[];
  readonly toSettle: readonly DrawObstacle[];
  readonly groups: readonly PresentedGroup[];
}

/** The launch as it stands. @throws Problem 404 while no resolution is recorded */
export async function presentLaunch(deps: AppDeps, id: LaunchId): Promise<PresentedLaunch> {
  const launch = await requireLaunch(deps, id);
  const { key, mechanism, phase, procedure, state, acts, today, stage, suspended, closedOn, nextAt } = launch;
  const { body } = state.opened;
  const course = await readDrawCourse(deps, launch);
  const [timeLimits, draws, toSettle, groups] = await Promise.all([
    readTimetable(deps.register, key),
    presentAttempts(deps, launch),
    findToSettle(deps, launch, course),
    presentGroups(deps, launch, course),
  ]);
  return {
    key,
    mechanism,
    phase,
    phaseTitle: procedure.phases.find((one) => one.id === phase)?.title ?? null,
    resolution: body.kind === 'resolution-adopted' ? body.resolution : '',
    adoptedOn: body.on,
    asOf: deps.now(),
    today,
    zone: procedure.zone,
    procedureVersion: procedure.version,
    stages: procedure.stages,
    stage,
    suspended,
    closedOn,
    nextAt,
    acts,
    struckOut: state.struckOut,
    timeLimits,
    draws,
    toDraw: course.next,
    waivers: course.waivers.map(({ sequence, on, waiver }) => ({
      ...waiver,
      act: sequence,
      grantedOn: on,
      frozen: isWaiverFrozen(state.steps, sequence),
    })),
    toSettle,
    groups,
  };
}

async function presentAttempts(
  { register }: AppDeps,
  { state }: StandingLaunch,
): Promise<readonly PresentedAttempt[]> {
  return await Promise.all(
    drawAttempts(state.steps).map(async (attempt) => {
      const stored = await findDraw(register, attempt.drawId);
      if (stored === undefined)
        throw new Error(`the register does not hold the frozen draw ${attempt.drawId}`);
      const { frozen, sample } = stored;
      const { listDigest, rulesDigest, waivers = [], continues } = frozen;
      return {
        ...attempt,
        sample,
        listDigest,
        rulesDigest,
        parties: frozen.parties.length,
        groups: frozen.groups ?? countTo(groupCount(frozen.rules)),
        continues: continues?.draws ?? [],
        waivers,
        ...compareLists(frozen),
      };
    }),
  );
}

function compareLists({
  parties,
  groups = [],
  continues,
}: FrozenDraw): Pick<PresentedAttempt, 'joined' | 'left'> {
  if (continues === undefined) return { joined: [], left: [] };
  const codes = parties.map(({ code }) => code);
  const all = Object.values(continues.groups).flat();
  const own = groups.flatMap((group) => continues.groups[String(group)] ?? []);
  return {
    joined: codes.filter((code) => !all.includes(code)),
    left: own.filter((code) => !codes.includes(code)),
  };
}

/** Nothing is to be settled while a list is frozen. */
async function findToSettle(
  { register }: AppDeps,
  launch: StandingLaunch,
  course: DrawCourse,
): Promise<readonly DrawObstacle[]> {
  if (course.isUnderWay) return [];
  return findObstacles(launch, course, await listParties(register));
}

async function presentGroups(
  { register }: AppDeps,
  { procedure, mechanism, phase }: StandingLaunch,
  { published }: DrawCourse,
): Promise<readonly PresentedGroup[]> {
  const workplan = procedure.launch?.workplan ?? [];
  const [first] = published;
  if (first === undefined) {
    const unknown = { startsOn: null, startsAt: null, size: null, opened: 0, drawn: null };
    return workplan.map(({ group, basis }) => ({ group, basis, ...unknown }));
  }
  const reviewed = await listReviewedParties(register, mechanism, phase);
  const drawOf = new Map(
    published.flatMap(({ draw, transcript }) =>
      drawnGroups(transcript).map((group) => [group, draw] as const),
    ),
  );
  const drawnOn = new Map([...drawOf].map(([group, { publishedOn }]) => [group, publishedOn]));
  return groupStarts(workplan, first.draw.publishedOn, procedure.zone, drawnOn).map(
    ({ group, on, at, basis }) => {
      const members = first.transcript.result.groups[String(group)] ?? [];
      const opened = members.filter((party) => reviewed.has(party)).length;
      const draw = drawOf.get(group);
      const drawn =
        draw === undefined
          ? null
          : { drawId: draw.drawId, transcript: draw.held.transcript, on: draw.publishedOn };
      return { group, startsOn: on, startsAt: at, basis, size: members.length, opened, drawn };
    },
  );
}
