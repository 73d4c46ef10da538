import type { CivilDate, Instant, ZoneName } from '../../domain/calendar/time.ts';
import { type DrawAttempt, drawAttempts, findCurrentDraw } from '../../domain/draw/ceremony.ts';
import type { DrawObstacle } from '../../domain/draw/freeze-draw.ts';
import { groupStarts } from '../../domain/draw/group-starts.ts';
import type { Basis, Stage, StageId } from '../../domain/procedure/procedure.ts';
import type { Act } from '../../domain/review/acts.ts';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import type { TimeLimit } from '../../domain/review/time-limit.ts';
import { findDraw, findTranscript } from '../../register/draws.ts';
import { listParties } from '../../register/parties.ts';
import { listReviewedParties } from '../../register/reviewed-parties.ts';
import { readTimetable } from '../../register/time-limits.ts';
import type { AppDeps } from '../app-deps.ts';
import { findObstacles } from './freeze-lists.ts';
import { type LaunchId, requireLaunch, type StandingLaunch } from './require-launch.ts';

/** An attempt at a draw, with what was frozen for it. */
export interface PresentedAttempt extends DrawAttempt {
  readonly sample: boolean;
  readonly listDigest: string;
  readonly rulesDigest: string;
  /** Parties in the pool. */
  readonly parties: number;
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
  /** Every attempt in order; all but the last are void. */
  readonly draws: readonly PresentedAttempt[];
  readonly toSettle: readonly DrawObstacle[];
  readonly groups: readonly PresentedGroup[];
}

/** The launch as it stands. @throws Problem 404 while no resolution is recorded */
export async function presentLaunch(deps: AppDeps, id: LaunchId): Promise<PresentedLaunch> {
  const launch = await requireLaunch(deps, id);
  const { key, mechanism, phase, procedure, state, acts, today, stage, suspended, closedOn, nextAt } = launch;
  const { body } = state.opened;
  const [timeLimits, draws, toSettle, groups] = await Promise.all([
    readTimetable(deps.register, key),
    presentAttempts(deps, launch),
    findToSettle(deps, launch),
    presentGroups(deps, launch),
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
      const { listDigest, rulesDigest } = frozen;
      return { ...attempt, sample, listDigest, rulesDigest, parties: frozen.parties.length };
    }),
  );
}

/** Nothing is to be settled while a list is frozen. */
async function findToSettle(
  { register }: AppDeps,
  { state, procedure, phase }: StandingLaunch,
): Promise<readonly DrawObstacle[]> {
  if (findCurrentDraw(state.steps) !== undefined) return [];
  return findObstacles(procedure, phase, await listParties(register));
}

async function presentGroups(
  { register }: AppDeps,
  { state, procedure, mechanism, phase }: StandingLaunch,
): Promise<readonly PresentedGroup[]> {
  const workplan = procedure.launch?.workplan ?? [];
  const draw = findCurrentDraw(state.steps);
  const published = draw?.publishedOn ?? null;
  const transcript =
    published === null ? undefined : await findTranscript(register, draw?.held?.transcript ?? '');
  if (published === null || transcript === undefined) {
    const unknown = { startsOn: null, startsAt: null, size: null, opened: 0 };
    return workplan.map(({ group, basis }) => ({ group, basis, ...unknown }));
  }
  const reviewed = await listReviewedParties(register, mechanism, phase);
  return groupStarts(workplan, published, procedure.zone).map(({ group, on, at, basis }) => {
    const drawn = transcript.result.groups[String(group)] ?? [];
    const opened = drawn.filter((party) => reviewed.has(party)).length;
    return { group, startsOn: on, startsAt: at, basis, size: drawn.length, opened };
  });
}
