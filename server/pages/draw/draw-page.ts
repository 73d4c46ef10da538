import { z } from 'zod';
import { findOpenDraw } from '../../../domain/draw/ceremony.ts';
import { drawnGroups } from '../../../domain/draw/drawn-groups.ts';
import type { Resolution } from '../../../domain/parties/settle-parties.ts';
import { fold } from '../../../domain/review/fold.ts';
import { LAUNCH, toReviewKey } from '../../../domain/review/review-id.ts';
import { findDraw, readPublishedTranscripts } from '../../../register/draws.ts';
import { findProceeding } from '../../../register/find-proceeding.ts';
import { listParties } from '../../../register/parties.ts';
import { requireProcedureOf } from '../../../register/procedures.ts';
import { listReviewedParties } from '../../../register/reviewed-parties.ts';
import type { App, AppDeps } from '../../app-deps.ts';
import { type PresentedLaunch, presentLaunch } from '../../launch/present-launch.ts';
import type { LaunchId } from '../../launch/require-launch.ts';
import { Problem } from '../../problem.ts';
import { launchParams } from '../../routes/schemas/launch.ts';
import { isUnderWay } from '../launch/group-line.ts';
import { type PageFrame, readPageFrame } from '../page-frame.ts';
import { render } from '../render.ts';
import { requirePhase } from '../require-phase.ts';
import { pageSchema, sendPage } from '../send-page.ts';
import { toCeremonyModel } from './ceremony-model.ts';
import { type PublishedInput, toPublishedModel } from './published-model.ts';

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

const groupParams = launchParams.extend({ group: z.coerce.number().int().min(1).max(100) });

/**
 * The page of a draw: its ceremony while it is under way, and from its publication on the result, for everybody. Where each
 * group has a draw of its own, each has a page of its own, and the page of the phase shows what is under way or newest.
 */
export function registerDrawPage(app: App, deps: AppDeps): void {
  app.get(
    '/draw/:mechanism/:phase',
    { schema: { ...pageSchema, params: launchParams, querystring: drawQuery } },
    async (request, reply) => {
      const html = await renderDraw(deps, request.params, { text: request.query.text });
      return await sendPage(request, reply, html);
    },
  );
  app.get(
    '/draw/:mechanism/:phase/:group',
    { schema: { ...pageSchema, params: groupParams, querystring: drawQuery } },
    async (request, reply) => {
      const { group } = request.params;
      const html = await renderDraw(deps, request.params, { text: request.query.text, group });
      return await sendPage(request, reply, html);
    },
  );
}

interface Asked {
  readonly text: string;
  /** Default: the draw that is under way, or the newest. */
  readonly group?: number;
}

async function renderDraw(deps: AppDeps, id: LaunchId, { text, group }: Asked): Promise<string> {
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
  const published = await readPublishedTranscripts(deps.register, fold(key, launch.acts).steps);
  const shown = published.findLast(({ transcript }) =>
    group === undefined ? !isUnderWay(launch) : drawnGroups(transcript).includes(group),
  );
  if (shown !== undefined) return await renderPublished(deps, { launch, frame, text, published, shown });
  if (group !== undefined && !launch.toDraw.includes(group)) throw noDrawOf(launch, group);
  return await renderCeremony(deps, launch, frame);
}

/** A group that the workplan has not, or one whose turn comes after another's. */
function noDrawOf({ mechanism, phase, groups, toDraw }: PresentedLaunch, group: number): Problem {
  const exists = groups.some((one) => one.group === group);
  return new Problem(
    404,
    'not-found',
    exists
      ? `The reviewers of group ${group} are drawn in its year, after those of group ${toDraw.join(' and ')}.`
      : `Phase ${phase} has ${groups.length} groups; got ${group}.`,
    `See /draw/${mechanism}/${phase} for the draw that is under way, or the newest.`,
  );
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
  const before = launch.draws.findLast(({ publishedOn }) => publishedOn !== null);
  const [procedure, parties, resolutions, settledBefore] = await Promise.all([
    requireProcedureOf(register, launch.key),
    listParties(register),
    readResolutions(deps, findOpenDraw(state.steps)?.drawId),
    readResolutions(deps, before?.sample === true ? undefined : before?.drawId),
  ]);
  const model = toCeremonyModel({ frame, launch, procedure, state, parties, resolutions, settledBefore });
  return render('./draw/ceremony', model);
}

async function renderPublished(
  deps: AppDeps,
  shown: Pick<PublishedInput, 'launch' | 'frame' | 'text' | 'published' | 'shown'>,
): Promise<string> {
  const { register } = deps;
  const { mechanism, phase, key } = shown.launch;
  const [procedure, parties, reviewed, resolutions] = await Promise.all([
    requireProcedureOf(register, key),
    listParties(register),
    listReviewedParties(register, mechanism, phase),
    readResolutions(deps, shown.shown.draw.drawId),
  ]);
  return render(
    './draw/published',
    toPublishedModel({ ...shown, procedure, parties, resolutions, reviewed }),
  );
}

async function readResolutions(
  { register }: AppDeps,
  drawId: string | undefined,
): Promise<readonly Resolution[]> {
  if (drawId === undefined) return [];
  return (await findDraw(register, drawId))?.resolutions ?? [];
}
