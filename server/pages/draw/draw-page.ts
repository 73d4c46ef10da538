import { z } from 'zod';
import { findCurrentDraw } from '../../../domain/draw/ceremony.ts';
import type { Resolution } from '../../../domain/parties/settle-parties.ts';
import { fold } from '../../../domain/review/fold.ts';
import { LAUNCH, toReviewKey } from '../../../domain/review/review-id.ts';
import { findDraw, findPublishedTranscript } from '../../../register/draws.ts';
import { findProceeding } from '../../../register/find-proceeding.ts';
import { listParties } from '../../../register/parties.ts';
import { requireProcedureOf } from '../../../register/procedures.ts';
import { listReviewedParties } from '../../../register/reviewed-parties.ts';
import type { App, AppDeps } from '../../app-deps.ts';
import { type PresentedLaunch, presentLaunch } from '../../launch/present-launch.ts';
import type { LaunchId } from '../../launch/require-launch.ts';
import { launchParams } from '../../routes/schemas/launch.ts';
import { type PageFrame, readPageFrame } from '../page-frame.ts';
import { render } from '../render.ts';
import { requirePhase } from '../require-phase.ts';
import { pageSchema, sendPage } from '../send-page.ts';
import { toCeremonyModel } from './ceremony-model.ts';
import { toPublishedModel } from './published-model.ts';

/** What somebody looks for in the result; what cannot be read is left out. */
const drawQuery = z.object({
  text: z
    .string()
    .trim()
    .max(100)
    .regex(/^[^\p{Cc}]*$/u)
    .catch('')
    .default(''),
});

/** The page of a draw: its ceremony while it is under way, and from its publication on the result, for everybody. */
export function registerDrawPage(app: App, deps: AppDeps): void {
  app.get(
    '/draw/:mechanism/:phase',
    { schema: { ...pageSchema, params: launchParams, querystring: drawQuery } },
    async (request, reply) => {
      const html = await renderDraw(deps, request.params, request.query.text);
      return await sendPage(request, reply, html);
    },
  );
}

async function renderDraw(deps: AppDeps, id: LaunchId, text: string): Promise<string> {
  const key = toReviewKey({ ...id, party: LAUNCH });
  if ((await findProceeding(deps.register, key)) === undefined) return await renderNotLaunched(deps, id);
  const launch = await presentLaunch(deps, id);
  const frame = await readPageFrame(deps, {
    title: `Drawing of lots for phase ${launch.phase}`,
    place: 'launch',
    now: launch.asOf,
    zone: launch.zone,
    sample: launch.draws.at(-1)?.sample ?? false,
  });
  return launch.draws.at(-1)?.publishedOn == null
    ? await renderCeremony(deps, launch, frame)
    : await renderPublished(deps, launch, frame, text);
}

async function renderNotLaunched(deps: AppDeps, id: LaunchId): Promise<string> {
  const { procedure, phase } = await requirePhase(deps.register, id);
  const frame = await readPageFrame(deps, {
    title: `Drawing of lots for phase ${phase.id}`,
    place: 'launch',
    now: deps.now(),
    zone: procedure.zone,
    sample: false,
  });
  const launchHref = `/launches/${procedure.id}/${phase.id}`;
  return render('./draw/not-launched', { frame, mechanism: procedure.title, phase: phase.id, launchHref });
}

async function renderCeremony(deps: AppDeps, launch: PresentedLaunch, frame: PageFrame): Promise<string> {
  const { register } = deps;
  const state = fold(launch.key, launch.acts);
  const [procedure, parties, resolutions] = await Promise.all([
    requireProcedureOf(register, launch.key),
    listParties(register),
    readResolutions(deps, findCurrentDraw(state.steps)?.drawId),
  ]);
  const model = toCeremonyModel({ frame, launch, procedure, state, parties, resolutions });
  return render('./draw/ceremony', model);
}

async function renderPublished(
  deps: AppDeps,
  launch: PresentedLaunch,
  frame: PageFrame,
  text: string,
): Promise<string> {
  const { register } = deps;
  const { mechanism, phase } = launch;
  const [procedure, transcript, reviewed, resolutions] = await Promise.all([
    requireProcedureOf(register, launch.key),
    findPublishedTranscript(register, mechanism, phase),
    listReviewedParties(register, mechanism, phase),
    readResolutions(deps, launch.draws.at(-1)?.drawId),
  ]);
  if (transcript === undefined) {
    throw new Error(`the register does not hold the transcript of the draw that ${launch.key} published`);
  }
  const model = toPublishedModel({ frame, launch, procedure, transcript, resolutions, reviewed, text });
  return render('./draw/published', model);
}

async function readResolutions(
  { register }: AppDeps,
  drawId: string | undefined,
): Promise<readonly Resolution[]> {
  if (drawId === undefined) return [];
  return (await findDraw(register, drawId))?.resolutions ?? [];
}
