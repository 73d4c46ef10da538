import { z } from 'zod';
import { listTimeLimits } from '../../register/time-limits.ts';
import type { App, AppDeps } from '../app-deps.ts';
import { READ_PROBLEMS } from './schemas/problem.ts';
import { listedTimeLimitSchema, TIME_LIMIT_STATUSES } from './schemas/time-limit.ts';
import {
  actor,
  flag,
  givenCivilDay,
  givenReviewKey,
  listOf,
  listWindow,
  mechanismId,
  procedureName,
} from './schemas/values.ts';

const timeLimitQuery = z.strictObject({
  review: givenReviewKey.optional(),
  mechanism: mechanismId.optional(),
  party: actor.optional().meta({ description: 'Who owes' }),
  status: z.enum(TIME_LIMIT_STATUSES).optional(),
  stage: procedureName.optional(),
  dueBefore: givenCivilDay.optional().meta({ description: 'Due on an earlier day than this' }),
  overdue: flag.optional().meta({ description: 'Only those that are, or are not, overdue now' }),
  ...listWindow,
});

/** Time limits over all reviews, due first. */
export function registerTimeLimits(app: App, { register, now }: AppDeps): void {
  app.get(
    '/api/time-limits',
    {
      schema: {
        tags: ['proceedings'],
        summary: 'List time limits, due first',
        querystring: timeLimitQuery,
        response: { 200: listOf(listedTimeLimitSchema), ...READ_PROBLEMS },
      },
    },
    async (request) => await listTimeLimits(register, { ...request.query, now: now() }),
  );
}
