import type { RecordResult } from '../../workflows/messages.ts';
import type { AppDeps } from '../app-deps.ts';
import { type CeremonyCommand, recordStep, toCeremonyStep } from './record-step.ts';
import { type LaunchId, requireLaunch } from './require-launch.ts';

/** Declares the draw void that is under way. It stays on record with all its parts, and another may be frozen. */
export async function voidDraw(
  deps: AppDeps,
  id: LaunchId,
  { reason, ...command }: CeremonyCommand & { readonly reason: string },
): Promise<RecordResult> {
  const launch = await requireLaunch(deps, id);
  return await recordStep(
    deps,
    launch,
    command.commandId,
    toCeremonyStep(launch, command, 'draw-voided', { reason }),
  );
}
