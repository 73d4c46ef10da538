import { z } from 'zod';
import { toReviewKey } from '../../domain/review/review-id.ts';
import type { App, AppDeps } from '../app-deps.ts';
import { commandHeaders, toCommandId } from '../commands.ts';
import { contactSchema } from '../contact-schema.ts';
import { toProblem } from '../problem.ts';
import { recordAct } from '../record-act.ts';
import { givenActSchema, recordResultSchema } from './schemas/act.ts';
import { COMMAND_PROBLEMS } from './schemas/problem.ts';
import { reviewParams } from './schemas/review.ts';

/** Recording of acts: steps, extensions, suspensions, waivers, strikings-out, the closing. */
export function registerActs(app: App, deps: AppDeps): void {
  app.post(
    '/api/reviews/:mechanism/:phase/:party/acts',
    {
      schema: {
        tags: ['reviews'],
        summary: 'Record an act',
        description: 'Answers once the register holds the act and the timetable that follows from it.',
        security: [{ token: [] }],
        params: reviewParams,
        headers: commandHeaders,
        body: z.strictObject({
          act: givenActSchema,
          contact: contactSchema
            .optional()
            .meta({ description: 'The person, where the step names one; kept apart from the act' }),
        }),
        response: {
          200: recordResultSchema.meta({ description: 'This command had been recorded before' }),
          201: recordResultSchema.meta({ description: 'Recorded' }),
          ...COMMAND_PROBLEMS,
        },
      },
    },
    async (request, reply) => {
      const key = toReviewKey(request.params);
      const recorded = await recordAct(deps, key, {
        ...request.body,
        commandId: toCommandId(request.headers),
      });
      if (!recorded.accepted) throw toProblem(recorded.refusal);
      return await reply.code(recorded.value.duplicate ? 200 : 201).send(recorded.value);
    },
  );
}
