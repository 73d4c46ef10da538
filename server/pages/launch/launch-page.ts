import { toCivilDate } from '../../../domain/calendar/zoned.ts';
import { fold } from '../../../domain/review/fold.ts';
import { LAUNCH, toReviewKey } from '../../../domain/review/review-id.ts';
import { findProceeding } from '../../../register/find-proceeding.ts';
import { listLetters } from '../../../register/letters/letters.ts';
import { requireProcedureOf } from '../../../register/procedures.ts';
import type { App, AppDeps } from '../../app-deps.ts';
import { presentLaunch } from '../../launch/present-launch.ts';
import type { LaunchId } from '../../launch/require-launch.ts';
import { launchParams } from '../../routes/schemas/launch.ts';
import { toLetterLine } from '../letter-line.ts';
import { readPageFrame } from '../page-frame.ts';
import { PageProcedures } from '../page-procedures.ts';
import { render } from '../render.ts';
import { requirePhase } from '../require-phase.ts';
import { pageSchema, sendPage } from '../send-page.ts';
import { toAdoptionModel } from './adoption-model.ts';
import { toLaunchModel } from './launch-model.ts';

/** Letters on the page of a launch; older ones are to be had from the API. */
const LETTERS_AT_MOST = 100;

/** The page of a launch: before the adoption the form that records it, after it where the launch stands and why. */
export function registerLaunchPage(app: App, deps: AppDeps): void {
  app.get(
    '/launches/:mechanism/:phase',
    { schema: { ...pageSchema, params: launchParams } },
    async (request, reply) => {
      const key = toReviewKey({ ...request.params, party: LAUNCH });
      const launched = (await findProceeding(deps.register, key)) !== undefined;
      const html = await (launched
        ? renderLaunch(deps, request.params)
        : renderAdoption(deps, request.params));
      return await sendPage(request, reply, html);
    },
  );
}

async function renderAdoption(deps: AppDeps, id: LaunchId): Promise<string> {
  const { procedure, launch, phase } = await requirePhase(deps.register, id);
  const now = deps.now();
  const { zone } = procedure;
  const frame = await readPageFrame(deps, {
    title: `Launch of phase ${phase.id}`,
    place: 'launch',
    now,
    zone,
    sample: false,
  });
  const today = toCivilDate(now, zone);
  return render('./launch/adoption', toAdoptionModel({ frame, procedure, launch, phase, today }));
}

async function renderLaunch(deps: AppDeps, id: LaunchId): Promise<string> {
  const { register } = deps;
  const launch = await presentLaunch(deps, id);
  const [procedure, letters] = await Promise.all([
    requireProcedureOf(register, launch.key),
    listLetters(register, { review: launch.key, limit: LETTERS_AT_MOST }),
  ]);
  const procedures = new PageProcedures([procedure]);
  const frame = await readPageFrame(deps, {
    title: `Launch of phase ${launch.phase}`,
    place: 'launch',
    now: launch.asOf,
    zone: launch.zone,
    sample: launch.draws.at(-1)?.sample ?? false,
  });
  const model = toLaunchModel({
    frame,
    launch,
    procedure,
    state: fold(launch.key, launch.acts),
    letters: letters.items.map((letter) => toLetterLine(letter, procedures)),
    moreLetters: letters.next !== null,
  });
  return render('./launch/launch', model);
}
