import type { FastifySchemaCompiler } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Decision } from '../../domain/errors.ts';
import type { RecordResult } from '../../workflows/messages.ts';
import type { App, AppDeps } from '../app-deps.ts';
import { commandHeaders, toCommandId } from '../commands.ts';
import { type PlannedOpening, planOpenings } from '../openings.ts';
import { toProblemBody } from '../plugins/problems.ts';
import { errorToProblem } from '../plugins/to-problem.ts';
import { type Fault, toProblem } from '../problem.ts';
import { runLimited } from '../run-limited.ts';
import { recordResultSchema } from './schemas/act.ts';
import { COMMAND_PROBLEMS } from './schemas/problem.ts';
import {
  type GivenReview,
  givenGroupSchema,
  givenReviewSchema,
  openedGroupSchema,
} from './schemas/review.ts';

/** Openings asked of the proceedings at once: enough to keep two cores of a worker busy. */
const OPENINGS_AT_ONCE = 8;

/** Opens one review, or a whole group that is checked before any of it is opened. */
export function registerOpenReviews(app: App, deps: AppDeps): void {
  app.post(
    '/api/reviews',
    {
      schema: {
        tags: ['reviews'],
        summary: 'Open a review, or a group of reviews',
        description:
          'A group is checked whole before any review is opened. Repeating the request with the same Idempotency-Key opens what is not open yet.',
        security: [{ token: [] }],
        headers: commandHeaders,
        body: z.union([givenReviewSchema, givenGroupSchema]),
        response: {
          200: recordResultSchema.meta({ description: 'This command had opened the review before' }),
          201: z.union([recordResultSchema, openedGroupSchema]).meta({ description: 'Opened' }),
          207: openedGroupSchema.meta({ description: 'Some reviews of the group were not opened' }),
          ...COMMAND_PROBLEMS,
        },
      },
      validatorCompiler: validateOneOrGroup,
    },
    async (request, reply) => {
      const commandId = toCommandId(request.headers);
      if ('reviews' in request.body) {
        const items = await openGroup(deps, request.body.reviews, commandId);
        return await reply.code(items.every((item) => item.opened) ? 201 : 207).send({ items });
      }
      const [planned] = await planOpenings(deps, [request.body], commandId);
      const opened = planned?.accepted === true ? await open(deps, planned.value) : planned;
      if (opened === undefined) throw new Error('one review was asked for, none was planned');
      if (!opened.accepted) throw toProblem(opened.refusal);
      void reply.header('location', `/api/reviews/${opened.value.review}`);
      return await reply.code(opened.value.duplicate ? 200 : 201).send(opened.value);
    },
  );
}

/** A union would answer with the faults of both shapes; which one is meant is plain from the field `reviews`. */
const validateOneOrGroup: FastifySchemaCompiler<unknown> = (route) => {
  const { schema } = route;
  if (!(schema instanceof z.ZodType)) throw new TypeError(`${route.url} has a part without a zod schema`);
  if (route.httpPart !== 'body') return validatorCompiler({ ...route, schema });
  const one = validatorCompiler({ ...route, schema: givenReviewSchema });
  const group = validatorCompiler({ ...route, schema: givenGroupSchema });
  return (body: unknown) => (isGroup(body) ? group(body) : one(body));
};

function isGroup(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'reviews' in body;
}

async function open({ proceedings }: AppDeps, planned: PlannedOpening): Promise<Decision<RecordResult>> {
  return await proceedings.openReview(planned.key, planned.procedure, planned.command);
}

async function openGroup(deps: AppDeps, given: readonly GivenReview[], commandId: string) {
  const decisions = await planOpenings(deps, given, commandId);
  requireNoFaults(decisions);
  const planned = decisions.flatMap((decision) => (decision.accepted ? [decision.value] : []));
  return await runLimited(planned, OPENINGS_AT_ONCE, async (opening) => await openOne(deps, opening));
}

/** One refused review refuses the group, with the fault of every review that has one. */
function requireNoFaults(decisions: readonly Decision<PlannedOpening>[]): void {
  const refused = decisions.flatMap((decision, index) =>
    decision.accepted ? [] : [{ index, refusal: decision.refusal }],
  );
  const first = refused[0];
  if (first === undefined) return;
  const faults = refused.map(({ index, refusal }): Fault => {
    const { code, message, remedy } = refusal;
    return { path: `/reviews/${index}`, code, message, remedy };
  });
  throw toProblem(first.refusal, faults);
}

/** A review that cannot be opened does not keep the others of its group from being opened. */
async function openOne(deps: AppDeps, planned: PlannedOpening) {
  const { key: review } = planned;
  try {
    const opened = await open(deps, planned);
    if (opened.accepted) return { review, opened: true, result: opened.value, problem: null };
    return { review, opened: false, result: null, problem: toProblemBody(toProblem(opened.refusal)) };
  } catch (error) {
    const problem = errorToProblem(error);
    if (problem.status === 500) deps.logger?.error({ err: error, review }, 'opening failed');
    return { review, opened: false, result: null, problem: toProblemBody(problem) };
  }
}
