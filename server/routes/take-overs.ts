import type { PlannedReview, TakeOverFault } from '../../domain/takeover/plan-review.ts';
import type { App, AppDeps } from '../app-deps.ts';
import { toProblemBody } from '../plugins/problems.ts';
import { errorToProblem } from '../plugins/to-problem.ts';
import { Problem, toProblem } from '../problem.ts';
import { runLimited } from '../run-limited.ts';
import { applyReview } from '../take-over/apply-review.ts';
import { planGivenReviews } from '../take-over/plan-given-reviews.ts';
import { presentPlan } from '../take-over/present-plan.ts';
import { COMMAND_PROBLEMS } from './schemas/problem.ts';
import {
  type GivenPastReview,
  givenTakeOverSchema,
  takenOverSchema,
  takeOverPreviewSchema,
} from './schemas/take-over.ts';

/** Reviews started at once: enough to keep two cores of a worker busy. */
const AT_ONCE = 8;
/** 250 reviews with thirty acts each need about 1 MB. */
const BODY_LIMIT_BYTES = 4 * 1024 * 1024;

/** Taking over reviews that are under way. */
export function registerTakeOvers(app: App, deps: AppDeps): void {
  app.post(
    '/api/take-overs',
    {
      bodyLimit: BODY_LIMIT_BYTES,
      schema: {
        tags: ['reviews'],
        summary: 'Take over reviews that are under way',
        description:
          'Checks the whole and, unless `preview` is false, says only what would follow. One fault refuses all. Acts are named by their content: the same file given again records nothing, a longer one what is new.',
        security: [{ token: [] }],
        body: givenTakeOverSchema,
        response: {
          200: takeOverPreviewSchema.meta({ description: 'What would follow; nothing was recorded' }),
          201: takenOverSchema.meta({ description: 'Taken over' }),
          207: takenOverSchema.meta({ description: 'Some reviews were not taken over, or not whole' }),
          ...COMMAND_PROBLEMS,
        },
      },
    },
    async (request, reply) => {
      const { preview, reviews } = request.body;
      const plan = await planGivenReviews(deps, reviews);
      if (!plan.accepted) throw toFaultyFile(plan.faults);
      if (preview) return await reply.code(200).send(presentPlan(plan.reviews, deps.now()));
      const pairs = reviews.flatMap((given, index) => {
        const planned = plan.reviews[index];
        return planned === undefined ? [] : [{ planned, given }];
      });
      const items = await runLimited(
        pairs,
        AT_ONCE,
        async ({ planned, given }) => await takeOne(deps, planned, given),
      );
      return await reply.code(items.every((item) => item.takenOver) ? 201 : 207).send({ items });
    },
  );
}

function toFaultyFile(faults: readonly TakeOverFault[]): Problem {
  const [first] = faults;
  if (first === undefined) throw new Error('a take-over was refused without a fault');
  const { code, message, remedy, facts } = first.refusal;
  const count = faults.length === 1 ? 'One fault' : `${faults.length} faults`;
  return new Problem(422, code, `${count}; nothing was taken over. ${first.path}: ${message}`, remedy, {
    facts,
    faults: faults.map(({ path, refusal }) => ({
      path,
      code: refusal.code,
      message: refusal.message,
      remedy: refusal.remedy,
    })),
  });
}

/** A review that fails does not keep the others from being taken over. */
async function takeOne(deps: AppDeps, planned: PlannedReview, given: GivenPastReview) {
  const { key: review } = planned;
  try {
    const { recorded, refusal } = await applyReview(deps, planned, given);
    const problem = refusal === null ? null : toProblemBody(toProblem(refusal));
    return { review, takenOver: refusal === null, recorded, problem };
  } catch (error) {
    const problem = errorToProblem(error);
    if (problem.status === 500) deps.logger?.error({ err: error, review }, 'taking over failed');
    return { review, takenOver: false, recorded: 0, problem: toProblemBody(problem) };
  }
}
