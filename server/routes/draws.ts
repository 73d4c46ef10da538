import { findPublishedTranscript } from '../../register/draws.ts';
import type { RecordResult } from '../../workflows/messages.ts';
import type { App, AppDeps } from '../app-deps.ts';
import { commandHeaders, toCommandId } from '../commands.ts';
import { freezeLists } from '../launch/freeze-lists.ts';
import { holdLots } from '../launch/hold-lots.ts';
import { publishDraw } from '../launch/publish-draw.ts';
import { voidDraw } from '../launch/void-draw.ts';
import { Problem } from '../problem.ts';
import { recordResultSchema } from './schemas/act.ts';
import {
  frozenResultSchema,
  givenCeremonyDay,
  givenFreezeSchema,
  givenVoidSchema,
  heldResultSchema,
  launchParams,
  transcriptQuery,
} from './schemas/launch.ts';
import { COMMAND_PROBLEMS, FIND_PROBLEMS } from './schemas/problem.ts';
import { transcriptSchema } from './schemas/transcript.ts';

const COMMAND = {
  tags: ['launches'],
  security: [{ token: [] }],
  params: launchParams,
  headers: commandHeaders,
};

const AGAIN = 'This command had been recorded before';

/** The draw of a phase: the parts of its ceremony that are computed, and its transcript once it is published. */
export function registerDraws(app: App, deps: AppDeps): void {
  app.post(
    '/api/launches/:mechanism/:phase/draw/freeze',
    {
      schema: {
        ...COMMAND,
        summary: 'Freeze the list of parties and the rules of a draw',
        description:
          'Refused with one fault for everything that an officer must settle first. Repeat it with resolutions, each with its basis. ' +
          'By the rule "per group, in its year", the first draw is of the groups and the reviewers of group 1, and each later one of the ' +
          'reviewers of the next group: its list is read anew, and it builds on the transcripts published before. Limits waived by the ' +
          'step waiver-granted are frozen with it.',
        body: givenFreezeSchema,
        response: {
          200: frozenResultSchema.meta({ description: AGAIN }),
          201: frozenResultSchema.meta({ description: 'Frozen' }),
          ...COMMAND_PROBLEMS,
        },
      },
    },
    async (request, reply) => {
      const commandId = toCommandId(request.headers);
      const { recorded, frozen } = await freezeLists(deps, request.params, { ...request.body, commandId });
      const { drawId, listDigest, rulesDigest, parties } = frozen;
      return await reply
        .code(toCode(recorded))
        .send({ ...recorded, drawId, listDigest, rulesDigest, parties: parties.length });
    },
  );

  app.post(
    '/api/launches/:mechanism/:phase/draw/hold',
    {
      schema: {
        ...COMMAND,
        summary: 'Draw the lots by the seed of the ceremony',
        description:
          'Computes the seed, draws, checks every constraint, tests the lot by trial draws, stores the transcript, and records it. Takes some seconds.',
        body: givenCeremonyDay,
        response: {
          200: heldResultSchema.meta({ description: AGAIN }),
          201: heldResultSchema.meta({ description: 'Held' }),
          ...COMMAND_PROBLEMS,
        },
      },
    },
    async (request, reply) => {
      const commandId = toCommandId(request.headers);
      const { recorded, ...held } = await holdLots(deps, request.params, { ...request.body, commandId });
      return await reply.code(toCode(recorded)).send({ ...recorded, ...held });
    },
  );

  app.post(
    '/api/launches/:mechanism/:phase/draw/publish',
    {
      schema: {
        ...COMMAND,
        summary: 'Publish the draw, which starts the reviews of its group when its day has come',
        body: givenCeremonyDay,
        response: {
          200: recordResultSchema.meta({ description: AGAIN }),
          201: recordResultSchema.meta({ description: 'Published' }),
          ...COMMAND_PROBLEMS,
        },
      },
    },
    async (request, reply) => {
      const commandId = toCommandId(request.headers);
      const recorded = await publishDraw(deps, request.params, { ...request.body, commandId });
      return await reply.code(toCode(recorded)).send(recorded);
    },
  );

  app.post(
    '/api/launches/:mechanism/:phase/draw/void',
    {
      schema: {
        ...COMMAND,
        summary: 'Declare the draw void that is under way; it stays on record',
        body: givenVoidSchema,
        response: {
          200: recordResultSchema.meta({ description: AGAIN }),
          201: recordResultSchema.meta({ description: 'Declared void' }),
          ...COMMAND_PROBLEMS,
        },
      },
    },
    async (request, reply) => {
      const commandId = toCommandId(request.headers);
      const recorded = await voidDraw(deps, request.params, { ...request.body, commandId });
      return await reply.code(toCode(recorded)).send(recorded);
    },
  );

  app.get(
    '/api/draws/:mechanism/:phase',
    {
      schema: {
        tags: ['launches'],
        summary: 'Read the transcript of a published draw, for anyone to verify',
        description:
          'Of the newest one, or of the one that drew the reviewers of a group. A later draw names those that it continues, by draw id and digest.',
        params: launchParams,
        querystring: transcriptQuery,
        response: { 200: transcriptSchema, ...FIND_PROBLEMS },
      },
    },
    async (request) => {
      const { mechanism, phase } = request.params;
      const { group } = request.query;
      const transcript = await findPublishedTranscript(deps.register, mechanism, phase, group);
      if (transcript !== undefined) return transcript;
      throw new Problem(
        404,
        'not-found',
        `No draw of ${group === undefined ? '' : `reviewers for group ${group} in `}phase ${phase} of ${mechanism} has been published.`,
        `See /api/launches/${mechanism}/${phase} for how far it is.`,
      );
    },
  );
}

function toCode({ duplicate }: RecordResult): 200 | 201 {
  return duplicate ? 200 : 201;
}
