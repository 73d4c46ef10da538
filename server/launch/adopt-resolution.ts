import type { CivilDate } from '../../domain/calendar/time.ts';
import { accept, type Decision, refuse } from '../../domain/errors.ts';
import type { ResolutionAdopted } from '../../domain/review/acts.ts';
import { decide } from '../../domain/review/decide.ts';
import { LAUNCH, toReviewKey } from '../../domain/review/review-id.ts';
import { findProceeding } from '../../register/find-proceeding.ts';
import { findProcedure } from '../../register/procedures.ts';
import type { RecordResult } from '../../workflows/messages.ts';
import type { AppDeps } from '../app-deps.ts';
import { RECORDED_BY } from '../commands.ts';
import { mechanismUnknown } from '../openings.ts';
import type { LaunchId } from './require-launch.ts';

/** Starts the launch of a phase by the adoption of its resolution; the same command again is the same adoption. */
export async function adoptResolution(
  { register, proceedings, now }: AppDeps,
  id: LaunchId,
  given: { readonly on: CivilDate; readonly resolution: string; readonly commandId: string },
): Promise<Decision<RecordResult>> {
  const procedure = await findProcedure(register, id.mechanism);
  if (procedure === undefined) return { accepted: false, refusal: mechanismUnknown(id.mechanism) };
  if (procedure.launch === undefined) {
    return refuse(
      'unknown-procedure',
      `${procedure.title} has no launch: its reviews are opened one by one.`,
      'Open its reviews at /api/reviews.',
      { mechanism: id.mechanism },
    );
  }
  const key = toReviewKey({ ...id, party: LAUNCH });
  const act: ResolutionAdopted = { kind: 'resolution-adopted', on: given.on, resolution: given.resolution };
  const command = { commandId: given.commandId, recordedBy: RECORDED_BY, act };
  const launch = await findProceeding(register, key);
  const decision = decide({ procedure, key, acts: launch?.acts ?? [], command, now: now() });
  if (!decision.accepted) return decision;
  if (launch === undefined) return await proceedings.openReview(key, procedure, command);
  const { sequence, recordedAt } = decision.value.act;
  return accept({
    review: key,
    sequence,
    recordedAt,
    stage: launch.stage,
    nextAt: launch.nextAt,
    duplicate: true,
  });
}
