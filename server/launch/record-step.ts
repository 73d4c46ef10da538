import type { CivilDate } from '../../domain/calendar/time.ts';
import type { CeremonyStep } from '../../domain/draw/ceremony.ts';
import { SECRETARIAT, type StepTaken } from '../../domain/review/acts.ts';
import { decide } from '../../domain/review/decide.ts';
import type { RecordResult } from '../../workflows/messages.ts';
import type { AppDeps } from '../app-deps.ts';
import { RECORDED_BY } from '../commands.ts';
import { toProblem } from '../problem.ts';
import { recordAct } from '../record-act.ts';
import type { StandingLaunch } from './require-launch.ts';

/** A command of the ceremony, whose step the server makes itself. */
export interface CeremonyCommand {
  readonly commandId: string;
  /** Default: today, or the day that this command recorded before. */
  readonly on?: CivilDate | undefined;
}

/** The step that a command of the ceremony records. */
export function toCeremonyStep(
  { acts, today }: StandingLaunch,
  { commandId, on }: CeremonyCommand,
  step: CeremonyStep,
  records: Readonly<Record<string, string>>,
): StepTaken {
  const before = acts.find((act) => act.commandId === commandId);
  return { kind: 'step-taken', step, party: SECRETARIAT, on: on ?? before?.body.on ?? today, records };
}

/** Asks whether the step may be recorded, before anything is computed or stored for it. @throws Problem if not */
export function requireRecordable(
  { now }: AppDeps,
  { key, acts, procedure }: StandingLaunch,
  commandId: string,
  act: StepTaken,
): void {
  const command = { commandId, recordedBy: RECORDED_BY, act };
  const decision = decide({ procedure, key, acts, command, now: now() });
  if (!decision.accepted) throw toProblem(decision.refusal);
}

/** Records the step. @throws Problem if it is refused */
export async function recordStep(
  deps: AppDeps,
  { key }: StandingLaunch,
  commandId: string,
  act: StepTaken,
): Promise<RecordResult> {
  const recorded = await recordAct(deps, key, { commandId, act });
  if (!recorded.accepted) throw toProblem(recorded.refusal);
  return recorded.value;
}
