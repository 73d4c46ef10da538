import { findCurrentDraw } from '../../domain/draw/ceremony.ts';
import { checkCeremonyStep } from '../../domain/draw/check-ceremony-step.ts';
import type { Transcript } from '../../domain/draw/transcript.ts';
import { type Finding, verifyContinuation, verifyTranscript } from '../../domain/draw/verify-transcript.ts';
import { findTranscript, readPublishedTranscripts } from '../../register/draws.ts';
import type { RecordResult } from '../../workflows/messages.ts';
import type { AppDeps } from '../app-deps.ts';
import { toProblem } from '../problem.ts';
import { type CeremonyCommand, recordStep, toCeremonyStep } from './record-step.ts';
import { type LaunchId, requireLaunch } from './require-launch.ts';

/** Findings named to the caller; one is enough to stop. */
const FINDINGS_SHOWN = 20;

/**
 * Publishes the draw that was held, after its transcript was verified once more as anyone would verify it.
 * @throws Problem 422 `transcript-not-true` with each difference
 */
export async function publishDraw(
  deps: AppDeps,
  id: LaunchId,
  command: CeremonyCommand,
): Promise<RecordResult> {
  const launch = await requireLaunch(deps, id);
  const held = findCurrentDraw(launch.state.steps)?.held ?? null;
  const act = toCeremonyStep(launch, command, 'draw-published', { transcript: held?.transcript ?? '' });
  if (held === null) {
    const decision = checkCeremonyStep(launch.procedure.draw, launch.state.steps, act);
    if (!decision.accepted) throw toProblem(decision.refusal);
    throw new Error('a draw that was not held was taken for one that was');
  }
  const transcript = await findTranscript(deps.register, held.transcript);
  if (transcript === undefined)
    throw new Error(`the register does not hold the transcript ${held.transcript} that was recorded`);
  const before = (await readPublishedTranscripts(deps.register, launch.state.steps)).findLast(
    ({ draw }) => draw.drawId !== transcript.frozen.drawId,
  );
  requireTrue(transcript, held, before?.transcript);
  return await recordStep(deps, launch, command.commandId, act);
}

/**
 * Holds the stored transcript against itself, against what was recorded when the lots were drawn, and against the
 * draw that it continues.
 */
function requireTrue(
  transcript: Transcript,
  held: { readonly seed: string; readonly transcript: string },
  earlier: Transcript | undefined,
): void {
  const findings: readonly Finding[] = [
    ...verifyTranscript(transcript),
    ...(earlier === undefined ? [] : verifyContinuation(transcript, earlier)),
    ...(transcript.digest === held.transcript
      ? []
      : [{ path: '$.digest', problem: 'is not the one that was recorded' }]),
    ...(transcript.seed === held.seed
      ? []
      : [{ path: '$.seed', problem: 'is not the one that was recorded' }]),
  ];
  if (findings.length === 0) return;
  throw toProblem(
    {
      code: 'transcript-not-true',
      message: `The transcript differs in ${findings.length} places from what its seed and rules give.`,
      remedy: 'Declare the draw void, and find out who changed the transcript.',
      facts: { findings: findings.length },
    },
    findings.slice(0, FINDINGS_SHOWN).map(({ path, problem }) => ({
      path,
      code: 'transcript-not-true',
      message: problem,
      remedy: 'None: a published transcript is true in every bit.',
    })),
  );
}
