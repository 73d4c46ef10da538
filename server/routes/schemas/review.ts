import { z } from 'zod';
import { actSchema, recordResultSchema } from './act.ts';
import { problemSchema } from './problem.ts';
import { timeLimitSchema } from './time-limit.ts';
import {
  civilDay,
  givenCivilDay,
  instant,
  mechanismId,
  partyCode,
  phaseId,
  procedureName,
  reviewKey,
  standing,
} from './values.ts';

/** Where a review lives: `/api/reviews/untoc/1/NGA`. */
export const reviewParams = z.object({ mechanism: mechanismId, phase: phaseId, party: partyCode });

const instruments = z
  .array(procedureName)
  .min(1)
  .max(20)
  .optional()
  .meta({ description: 'Default: those of the review that the party is known to be party to' });

export const givenReviewSchema = z
  .strictObject({
    mechanism: mechanismId,
    phase: phaseId,
    party: partyCode,
    instruments,
    startOn: givenCivilDay,
    group: z.int().min(1).max(99).optional().meta({ description: 'Group of the draw, where one was drawn' }),
    reviewers: z.array(z.strictObject({ party: partyCode, instruments })).max(20),
    sample: z
      .boolean()
      .default(false)
      .meta({ description: 'Invented for demonstration; shown as such everywhere' }),
  })
  .meta({ id: 'NewReview' });

export type GivenReview = z.output<typeof givenReviewSchema>;

/** Large enough for every party of the largest mechanism at once. */
const GROUP_MAX = 250;

export const givenGroupSchema = z
  .strictObject({ reviews: z.array(givenReviewSchema).min(1).max(GROUP_MAX) })
  .meta({ id: 'NewReviewGroup' });

/** Result per review of a group, in the order of the request. */
export const openedGroupSchema = z
  .object({
    items: z
      .array(
        z.object({
          review: reviewKey,
          opened: z.boolean(),
          result: recordResultSchema.nullable(),
          problem: problemSchema.nullable(),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'OpenedGroup' });

const nextTimeLimit = z.object({
  key: z.string(),
  obligation: z.string(),
  title: z.string(),
  party: z.string(),
  partyName: z.string().nullable(),
  status: z.string(),
  dueOn: civilDay.nullable(),
  dueAt: instant.nullable(),
  standing,
});

/** A review as lists show it. */
export const reviewRowSchema = z
  .object({
    key: reviewKey,
    mechanism: z.string(),
    phase: z.string(),
    party: partyCode,
    partyName: z.string(),
    regionalGroup: z.string(),
    group: z.int().nullable(),
    sample: z.boolean(),
    openedOn: civilDay,
    stage: z
      .string()
      .nullable()
      .meta({ description: 'null when nothing is owed any more, or the review is closed' }),
    suspended: z.boolean(),
    closedOn: civilDay.nullable(),
    reviewers: z.array(z.object({ code: partyCode, name: z.string() })).readonly(),
    next: nextTimeLimit
      .nullable()
      .meta({ description: 'Unmet time limit that is due first, overdue ones included' }),
    overdue: z.int().meta({ description: 'Time limits overdue now' }),
    lastAct: z.object({ sequence: z.int(), kind: z.string(), on: civilDay, recordedAt: instant }),
    nextAt: instant.nullable().meta({ description: 'When the review will next have something to say' }),
  })
  .meta({ id: 'ReviewRow' });

export const timetableSchema = z
  .object({
    review: reviewKey,
    asOf: instant,
    today: civilDay.meta({ description: "Civil day in the procedure's zone" }),
    zone: z.string(),
    procedureVersion: z.string(),
    timeLimits: z.array(timeLimitSchema).readonly(),
  })
  .meta({ id: 'Timetable' });

export const reviewDetailsSchema = reviewRowSchema
  .extend({
    procedureDigest: z.string(),
    procedureVersion: z.string(),
    asOf: instant,
    parties: z
      .array(
        z.object({
          code: partyCode,
          name: z.string(),
          regionalGroup: z.string(),
          instruments: z.array(z.string()).readonly(),
          role: z.enum(['under-review', 'reviewing']),
          focalPointNamed: z.boolean(),
        }),
      )
      .readonly(),
    acts: z.array(actSchema).readonly(),
    struckOut: z
      .array(z.int())
      .readonly()
      .meta({ description: 'Sequences of the acts that were struck out' }),
    timeLimits: z.array(timeLimitSchema).readonly(),
  })
  .meta({ id: 'Review' });
