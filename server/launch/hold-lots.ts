import { setImmediate as otherWork } from 'node:timers/promises';
import { type DrawAttempt, findCurrentDraw, findSeedOrigin } from '../../domain/draw/ceremony.ts';
import { checkCeremonyStep } from '../../domain/draw/check-ceremony-step.ts';
import { checkResult } from '../../domain/draw/check-result.ts';
import type { FrozenDraw } from '../../domain/draw/frozen-draw.ts';
import { DrawImpossibleError, holdDraw } from '../../domain/draw/hold-draw.ts';
import { type SeedOrigin, seedOfCeremony } from '../../domain/draw/seed.ts';
import { beginSelfTest } from '../../domain/draw/self-test.ts';
import type { Transcript } from '../../domain/draw/transcript.ts';
import type { SelfTest } from '../../domain/draw/trial-draws.ts';
import { enterTranscript, findDraw } from '../../register/draws.ts';
import type { RecordResult } from '../../workflows/messages.ts';
import type { AppDeps } from '../app-deps.ts';
import { type Fault, type Problem, toProblem } from '../problem.ts';
import { type CeremonyCommand, recordStep, requireRecordable, toCeremonyStep } from './record-step.ts';
import { type LaunchId, requireLaunch, type StandingLaunch } from './require-launch.ts';

/** Trial draws of the self-test: an unfairness like that of 2011 shows in far fewer. */
const TRIALS = 2_000;
/** About a tenth of a second; other requests are answered in between. */
const TRIALS_AT_A_TIME = 20;

export interface HeldLots {
  readonly recorded: RecordResult;
  readonly seed: string;
  /** Digest of the transcript. */
  readonly transcript: string;
  /** Empty when the draw had been held before by this command. */
  readonly tests: readonly SelfTest[];
}

/**
 * Draws the lots by the seed of the ceremony, holds the result against every constraint, tests the lot itself, stores the transcript and
 * records that the draw was held. Nobody chooses anything here: the same ceremony gives the same transcript.
 * @throws Problem where the ceremony is not complete, no draw is possible, or a check fails
 */
export async function holdLots(deps: AppDeps, id: LaunchId, command: CeremonyCommand): Promise<HeldLots> {
  const launch = await requireLaunch(deps, id);
  const draw = findCurrentDraw(launch.state.steps);
  if (draw?.held != null) return await repeat(deps, launch, command, draw.held);
  const { origin, drawId } = requireCeremony(launch, command, draw);
  const seed = seedOfCeremony(drawId, origin);
  // Whatever else stands in the way is told before the work is done; the digest is not known yet.
  const pending = toCeremonyStep(launch, command, 'draw-held', { seed, transcript: 'pending' });
  requireRecordable(deps, launch, command.commandId, pending);
  const stored = await findDraw(deps.register, drawId);
  if (stored === undefined) throw new Error(`the register does not hold the draw ${drawId} that was frozen`);
  const transcript = requireTranscript(stored.frozen, seed, origin);
  const tests = await requireFairLot(stored.frozen, seed);
  await enterTranscript(deps.register, transcript, deps.now());
  const act = toCeremonyStep(launch, command, 'draw-held', { seed, transcript: transcript.digest });
  const recorded = await recordStep(deps, launch, command.commandId, act);
  return { recorded, seed, transcript: transcript.digest, tests };
}

/** A draw that was held is not held again: the command is the one that held it, or is refused. */
async function repeat(
  deps: AppDeps,
  launch: StandingLaunch,
  command: CeremonyCommand,
  { seed, transcript }: NonNullable<DrawAttempt['held']>,
): Promise<HeldLots> {
  const act = toCeremonyStep(launch, command, 'draw-held', { seed, transcript });
  return {
    recorded: await recordStep(deps, launch, command.commandId, act),
    seed,
    transcript,
    tests: [],
  };
}

function requireCeremony(
  launch: StandingLaunch,
  command: CeremonyCommand,
  draw: DrawAttempt | undefined,
): { readonly origin: Extract<SeedOrigin, { kind: 'ceremony' }>; readonly drawId: string } {
  const origin = draw === undefined ? undefined : findSeedOrigin(draw);
  if (draw !== undefined && origin !== undefined) return { origin, drawId: draw.drawId };
  const missing = checkCeremonyStep(
    launch.procedure.draw,
    launch.state.steps,
    toCeremonyStep(launch, command, 'draw-held', { seed: '', transcript: '' }),
  );
  if (missing.accepted) throw new Error('a ceremony without a seed was taken for a complete one');
  throw toProblem(missing.refusal);
}

function requireTranscript(frozen: FrozenDraw, seed: string, origin: SeedOrigin): Transcript {
  try {
    const transcript = holdDraw(frozen, { seed, origin });
    const breaches = checkResult(frozen, transcript.result, transcript.throughGroup);
    if (breaches.length === 0) return transcript;
    throw refused(
      'draw-impossible',
      `The draw broke ${breaches.length} of its constraints; nothing was recorded.`,
      'This is a fault of the drawing program: do not use this draw, and report it.',
      breaches.map(({ party, constraint, problem }) => ({
        path: `/result/${party ?? ''}`,
        code: 'draw-impossible',
        message: `${constraint}: ${party ?? 'the result'} ${problem}`,
        remedy: 'Report it.',
      })),
    );
  } catch (error) {
    if (!(error instanceof DrawImpossibleError)) throw error;
    throw refused(
      'draw-impossible',
      error.message,
      'Declare this draw void, and freeze a list that can be drawn.',
    );
  }
}

async function requireFairLot(frozen: FrozenDraw, seed: string): Promise<readonly SelfTest[]> {
  const test = beginSelfTest(frozen, seed);
  for (let done = 0; done < TRIALS; done += TRIALS_AT_A_TIME) {
    test.run(TRIALS_AT_A_TIME);
    await otherWork();
  }
  const tests = test.verdicts();
  const failed = tests.filter(({ passed }) => !passed);
  if (failed.length === 0) return tests;
  throw refused(
    'draw-self-test-failed',
    `${TRIALS} trial draws were not even: ${failed.map(({ name, p }) => `${name} (p = ${p})`).join(', ')}.`,
    'Do not use this program for a draw before the cause is found.',
  );
}

function refused(
  code: 'draw-impossible' | 'draw-self-test-failed',
  message: string,
  remedy: string,
  faults: readonly Fault[] = [],
): Problem {
  return toProblem({ code, message, remedy, facts: {} }, faults);
}
