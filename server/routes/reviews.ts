import { z } from 'zod';
import { toCivilDate } from '../../domain/calendar/zoned.ts';
import { fold } from '../../domain/review/fold.ts';
import { requireProcedureOf } from '../../register/procedures.ts';
import { listReviews } from '../../register/reviews.ts';
import { readTimetable } from '../../register/time-limits.ts';
import type { App, AppDeps } from '../app-deps.ts';
import { requireReview } from '../require-review.ts';
import { FIND_PROBLEMS, READ_PROBLEMS } from './schemas/problem.ts';
import { reviewDetailsSchema, reviewParams, reviewRowSchema, timetableSchema } from './schemas/review.ts';
import {
  actor,
  flag,
  listOf,
  listWindow,
  mechanismId,
  partyCode,
  phaseId,
  procedureName,
} from './schemas/values.ts';

const reviewQuery = z.strictObject({
  mechanism: mechanismId.optional(),
  phase: phaseId.optional(),
  stage: procedureName.optional(),
  party: partyCode.optional().meta({ description: 'The State under review' }),
  reviewer: partyCode.optional(),
  owedBy: actor.optional().meta({ description: 'Who owes something that is neither met nor waived' }),
  sample: flag.optional(),
  overdue: flag
    .optional()
    .meta({ description: 'Only reviews that have, or have not, a time limit overdue now' }),
  text: z
    .string()
    .max(100)
    .optional()
    .meta({ description: 'Part of the name or code of a party of the review' }),
  order: z.enum(['due', 'party']).optional().meta({ description: 'By next due date (default), or by State' }),
  ...listWindow,
});

/** Reads of reviews: the list, one review, its timetable. */
export function registerReviews(app: App, deps: AppDeps): void {
  const { register, now } = deps;

  app.get(
    '/api/reviews',
    {
      schema: {
        tags: ['reviews'],
        summary: 'List reviews',
        querystring: reviewQuery,
        response: { 200: listOf(reviewRowSchema), ...READ_PROBLEMS },
      },
    },
    async (request) => await listReviews(register, { ...request.query, now: now() }),
  );

  app.get(
    '/api/reviews/:mechanism/:phase/:party',
    {
      schema: {
        tags: ['reviews'],
        summary: 'Read a review with its acts, its timetable and the reasons for each date',
        params: reviewParams,
        response: { 200: reviewDetailsSchema, ...FIND_PROBLEMS },
      },
    },
    async (request) => {
      const asOf = now();
      const review = await requireReview(register, request.params, asOf);
      const procedure = await requireProcedureOf(register, review.key);
      return {
        ...review,
        asOf,
        procedureVersion: procedure.version,
        parties: review.parties.map(({ focalPoint, ...party }) => ({
          ...party,
          focalPointNamed: focalPoint !== null,
        })),
        struckOut: fold(review.key, review.acts).struckOut,
        timeLimits: await readTimetable(register, review.key),
      };
    },
  );

  app.get(
    '/api/reviews/:mechanism/:phase/:party/timetable',
    {
      schema: {
        tags: ['reviews'],
        summary: 'Read the timetable of a review',
        params: reviewParams,
        response: { 200: timetableSchema, ...FIND_PROBLEMS },
      },
    },
    async (request) => {
      const asOf = now();
      const { key } = await requireReview(register, request.params, asOf);
      const procedure = await requireProcedureOf(register, key);
      return {
        review: key,
        asOf,
        today: toCivilDate(asOf, procedure.zone),
        zone: procedure.zone,
        procedureVersion: procedure.version,
        timeLimits: await readTimetable(register, key),
      };
    },
  );
}
