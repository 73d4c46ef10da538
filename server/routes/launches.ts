import { z } from 'zod';
import { LAUNCH, toReviewKey } from '../../domain/review/review-id.ts';
import type { App, AppDeps } from '../app-deps.ts';
import { commandHeaders, toCommandId } from '../commands.ts';
import { adoptResolution } from '../launch/adopt-resolution.ts';
import { requireOrdinaryStep } from '../launch/ordinary-step.ts';
import { presentLaunch } from '../launch/present-launch.ts';
import { requireListed } from '../launch/require-listed.ts';
import { toProblem } from '../problem.ts';
import { recordAct } from '../record-act.ts';
import { givenLaunchActSchema, recordResultSchema } from './schemas/act.ts';
import { givenLaunchSchema, launchParams, launchSchema } from './schemas/launch.ts';
import { COMMAND_PROBLEMS, FIND_PROBLEMS } from './schemas/problem.ts';

const RECORDED = {
  200: recordResultSchema.meta({ description: 'This command had been recorded before' }),
  201: recordResultSchema.meta({ description: 'Recorded' }),
  ...COMMAND_PROBLEMS,
} as const;

/** Launches of phases: their beginning, their acts, and how they stand. The draw has its own addresses. */
export function registerLaunches(app: App, deps: AppDeps): void {
  app.post(
    '/api/launches',
    {
      schema: {
        tags: ['launches'],
        summary: 'Launch a phase by the adoption of its resolution',
        security: [{ token: [] }],
        headers: commandHeaders,
        body: givenLaunchSchema,
        response: RECORDED,
      },
    },
    async (request, reply) => {
      const { mechanism, phase, on, resolution } = request.body;
      const commandId = toCommandId(request.headers);
      const adopted = await adoptResolution(deps, { mechanism, phase }, { on, resolution, commandId });
      if (!adopted.accepted) throw toProblem(adopted.refusal);
      void reply.header('location', `/api/launches/${mechanism}/${phase}`);
      return await reply.code(adopted.value.duplicate ? 200 : 201).send(adopted.value);
    },
  );

  app.post(
    '/api/launches/:mechanism/:phase/acts',
    {
      schema: {
        tags: ['launches'],
        summary: 'Record an act of a launch',
        description:
          'Any step of the launch, and what may be recorded in any proceeding. The adoption is accepted as the first act. Freezing, holding and publishing a draw have addresses of their own, because they are computed. The step waiver-granted waives a limit of the draw before the list is frozen: records {rule, parties, reason}.',
        security: [{ token: [] }],
        params: launchParams,
        headers: commandHeaders,
        body: z.strictObject({ act: givenLaunchActSchema }),
        response: RECORDED,
      },
    },
    async (request, reply) => {
      const { params, body, headers } = request;
      const commandId = toCommandId(headers);
      const { act } = body;
      if (act.kind === 'step-taken') {
        requireOrdinaryStep(params, act.step);
        await requireListed(deps, act);
      }
      const recorded =
        act.kind === 'resolution-adopted'
          ? await adoptResolution(deps, params, { ...act, commandId })
          : await recordAct(deps, toReviewKey({ ...params, party: LAUNCH }), { act, commandId });
      if (!recorded.accepted) throw toProblem(recorded.refusal);
      return await reply.code(recorded.value.duplicate ? 200 : 201).send(recorded.value);
    },
  );

  app.get(
    '/api/launches/:mechanism/:phase',
    {
      schema: {
        tags: ['launches'],
        summary: 'Read a launch with its timetable, its draw and the starts of its groups',
        params: launchParams,
        response: { 200: launchSchema, ...FIND_PROBLEMS },
      },
    },
    async (request) => await presentLaunch(deps, request.params),
  );
}
