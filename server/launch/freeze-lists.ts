import type { DrawObstacle } from '../../domain/draw/draw-obstacle.ts';
import { findDrawRules } from '../../domain/draw/draw-rules.ts';
import { freezeDraw } from '../../domain/draw/freeze-draw.ts';
import type { DrawScope, FrozenDraw } from '../../domain/draw/frozen-draw.ts';
import type { Party } from '../../domain/parties/party.ts';
import { checkResolutions, type Resolution, settleParties } from '../../domain/parties/settle-parties.ts';
import { enterFrozenDraw, findDraw } from '../../register/draws.ts';
import { listParties } from '../../register/parties.ts';
import type { RecordResult } from '../../workflows/messages.ts';
import type { AppDeps } from '../app-deps.ts';
import { type Fault, toProblem } from '../problem.ts';
import { type DrawCourse, readDrawCourse } from './draw-course.ts';
import { type CeremonyCommand, recordStep, requireRecordable, toCeremonyStep } from './record-step.ts';
import { type LaunchId, requireLaunch, type StandingLaunch } from './require-launch.ts';

export interface Freeze extends CeremonyCommand {
  /** What officers settled. */
  readonly resolutions: readonly Resolution[];
  /** What they did not settle is taken from the sample, for demonstration. */
  readonly sample: boolean;
}

/**
 * Freezes the list of parties and the rules of the next draw, with what it takes over from those before it and the limits
 * waived: stores them under their digest, then records that. The list is read anew for each draw.
 * @throws Problem 409 `ceremony-out-of-order` where the reviewers of every group are drawn
 * @throws Problem 422 `draw-not-settled` with everything that an officer must settle first
 */
export async function freezeLists(
  deps: AppDeps,
  id: LaunchId,
  freeze: Freeze,
): Promise<{ readonly recorded: RecordResult; readonly frozen: FrozenDraw }> {
  const launch = await requireLaunch(deps, id);
  const [parties, course] = await Promise.all([listParties(deps.register), readDrawCourse(deps, launch)]);
  requireApplicable(parties, freeze.resolutions);
  const resolutions = freeze.sample
    ? [...freeze.resolutions, ...sampleBeyond(deps.sampleResolutions, parties, freeze.resolutions)]
    : freeze.resolutions;
  const sample = toSample(course, freeze.sample);
  const frozen = requireFrozen(launch, course, settleParties(parties, resolutions).parties);
  const { drawId, listDigest, rulesDigest } = frozen;
  const act = toCeremonyStep(launch, freeze, 'draw-frozen', {
    draw: drawId,
    list: listDigest,
    rules: rulesDigest,
  });
  requireRecordable(deps, launch, freeze.commandId, act);
  await store(deps, { frozen, resolutions, sample });
  return { recorded: await recordStep(deps, launch, freeze.commandId, act), frozen };
}

/** What an officer must still settle before the next list can be frozen; empty where nothing is left to draw. */
export function findObstacles(
  { procedure, phase }: Pick<StandingLaunch, 'procedure' | 'phase'>,
  course: DrawCourse,
  parties: readonly Party[],
): readonly DrawObstacle[] {
  const rules = findDrawRules(procedure);
  if (rules === undefined || course.next.length === 0) return [];
  const freezing = freezeDraw({ procedure, phase, parties, rules, ...toScope(course) });
  return 'obstacles' in freezing ? freezing.obstacles : [];
}

function toScope({ next, continues, waivers }: DrawCourse): DrawScope {
  return {
    groups: next,
    waivers: waivers.map(({ waiver }) => waiver),
    ...(continues === undefined ? {} : { continues }),
  };
}

/** What builds on a sample is one. A real draw is not continued by invention. */
function toSample({ published }: DrawCourse, asked: boolean): boolean {
  const before = published.at(-1)?.sample;
  if (before === false && asked) {
    throw notSettled('The draw that this one continues is real, and cannot be continued by a sample.', []);
  }
  return before ?? asked;
}

function requireApplicable(parties: readonly Party[], resolutions: readonly Resolution[]): void {
  const faults = checkResolutions(parties, resolutions);
  if (faults.length === 0) return;
  throw notSettled(
    `${faults.length} of the resolutions given cannot be applied.`,
    faults.map(({ index, part, expected }) => ({
      path: `/resolutions/${index}/${part}`,
      code: 'draw-not-settled',
      message: `expected ${expected}; got ${JSON.stringify(resolutions[index]?.[part] ?? '')}`,
      remedy: 'Correct this resolution, or leave it out.',
    })),
  );
}

/** The sample's resolutions of parties that are listed, but for the fields that officers settled. */
function sampleBeyond(
  sample: readonly Resolution[],
  parties: readonly Party[],
  settled: readonly Resolution[],
): readonly Resolution[] {
  const codes = new Set(parties.map(({ code }) => code));
  const fields = new Set(settled.map(({ party, field }) => `${party}/${field}`));
  return sample.filter(({ party, field }) => codes.has(party) && !fields.has(`${party}/${field}`));
}

function requireFrozen(
  { procedure, phase }: StandingLaunch,
  course: DrawCourse,
  parties: readonly Party[],
): FrozenDraw {
  const rules = findDrawRules(procedure);
  if (rules === undefined) {
    const message = `${procedure.title} draws no lots.`;
    throw toProblem({ code: 'unknown-step', message, remedy: 'Open its reviews one by one.', facts: {} });
  }
  if (course.next.length === 0) {
    throw toProblem({
      code: 'ceremony-out-of-order',
      message: '“draw-frozen” cannot follow: the reviewers of every group are drawn.',
      remedy: 'Nothing of a published draw changes.',
      facts: { step: 'draw-frozen' },
    });
  }
  const freezing = freezeDraw({ procedure, phase, parties, rules, ...toScope(course) });
  if ('frozen' in freezing) return freezing.frozen;
  const { obstacles } = freezing;
  throw notSettled(
    `${obstacles.length} things must be settled before lots can be drawn.`,
    obstacles.map(({ party, field, problem, remedy }) => ({
      path: `/parties/${party ?? ''}`,
      code: 'draw-not-settled',
      message: `${party ?? 'the list'}: ${field} ${problem}`,
      remedy,
    })),
  );
}

function notSettled(message: string, faults: readonly Fault[]) {
  const remedy = 'Give a resolution with its basis for each fault named.';
  return toProblem({ code: 'draw-not-settled', message, remedy, facts: { faults: faults.length } }, faults);
}

/** A list that was frozen as a sample before would make samples of real reviews, and the other way round. */
async function store(
  { register, now }: AppDeps,
  draw: {
    readonly frozen: FrozenDraw;
    readonly resolutions: readonly Resolution[];
    readonly sample: boolean;
  },
): Promise<void> {
  await enterFrozenDraw(register, { ...draw, frozenAt: now() });
  const stored = await findDraw(register, draw.frozen.drawId);
  if (stored?.sample === draw.sample) return;
  const before = draw.sample ? 'as a real one' : 'as a sample';
  throw notSettled(`The same list and rules were frozen ${before} before.`, []);
}
