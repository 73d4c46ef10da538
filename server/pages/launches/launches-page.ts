import type { Procedure } from '../../../domain/procedure/procedure.ts';
import { LAUNCH, toReviewKey } from '../../../domain/review/review-id.ts';
import type { Register } from '../../../register/database.ts';
import { findProceeding, type Proceeding } from '../../../register/find-proceeding.ts';
import { listNewestProcedures } from '../../../register/newest-procedures.ts';
import type { App, AppDeps } from '../../app-deps.ts';
import { type DayView, toDayView } from '../day-view.ts';
import { readPageFrame } from '../page-frame.ts';
import { PageProcedures } from '../page-procedures.ts';
import { render } from '../render.ts';
import { pageSchema, sendPage } from '../send-page.ts';
import { type BasisView, toBasisView } from '../standing-mark.ts';

/** A phase in the list of those that begin with a launch. */
export interface PhaseLine {
  readonly mechanism: string;
  readonly title: string;
  readonly basis: BasisView;
  readonly launchHref: string;
  readonly drawHref: string;
  /** Day of the adoption; `null` before it. */
  readonly launched: DayView | null;
  readonly stage: string;
}

/** All phases of all mechanisms that begin with a launch, launched or not. */
export function registerLaunchesPage(app: App, deps: AppDeps): void {
  const { register } = deps;
  app.get('/launches', { schema: pageSchema }, async (request, reply) => {
    const procedures = (await listNewestProcedures(register)).filter(({ launch }) => launch !== undefined);
    const phases = await Promise.all(
      procedures.map(async (procedure) => await toPhaseLines(register, procedure)),
    );
    const frame = await readPageFrame(deps, {
      title: 'Launches',
      place: 'launch',
      now: deps.now(),
      zone: new PageProcedures(procedures).zone,
      sample: false,
    });
    return await sendPage(request, reply, render('./launches/launches', { frame, phases: phases.flat() }));
  });
}

async function toPhaseLines(register: Register, procedure: Procedure): Promise<readonly PhaseLine[]> {
  return await Promise.all(
    procedure.phases.map(async ({ id, title, basis }) => {
      const proceeding = await findProceeding(
        register,
        toReviewKey({ mechanism: procedure.id, phase: id, party: LAUNCH }),
      );
      return {
        mechanism: procedure.title,
        title: `Phase ${id}: ${title}`,
        basis: toBasisView(basis),
        launchHref: `/launches/${procedure.id}/${id}`,
        drawHref: `/draw/${procedure.id}/${id}`,
        launched: proceeding === undefined ? null : toDayView(proceeding.openedOn),
        stage: toStage(procedure, proceeding),
      };
    }),
  );
}

function toStage({ launch }: Procedure, proceeding: Proceeding | undefined): string {
  if (proceeding === undefined) return 'Not launched';
  if (proceeding.closedOn !== null) return 'Closed';
  if (proceeding.stage === null) return 'Nothing is owed any more';
  return launch?.stages.find(({ id }) => id === proceeding.stage)?.title ?? proceeding.stage;
}
