import { z } from 'zod';
import { contactSchema } from '../../contact-schema.ts';
import { givenActSchema } from './act.ts';
import { problemSchema } from './problem.ts';
import { givenReviewSchema } from './review.ts';
import { TIME_LIMIT_STATUSES } from './time-limit.ts';
import { civilDay, instant, reviewKey, standing } from './values.ts';

const [step, extension, suspension, resumption, waiver, , closing] = givenActSchema.options;

/** What happened before the take-over. An act that was recorded in error is left out, so nothing is struck out here. */
const pastActSchema = z
  .discriminatedUnion('kind', [
    step.extend({
      kind: step.shape.kind.optional().meta({ description: 'Default: a step was taken' }),
      contact: contactSchema
        .optional()
        .meta({ description: 'The person, where the step names one; kept apart from the act' }),
    }),
    extension,
    suspension,
    resumption,
    waiver,
    closing,
  ])
  .meta({ id: 'PastAct', description: 'An act that was taken before the review came to us' });

/** More than a review has in ten years. */
const ACTS_MAX = 500;
/** Large enough for every party of the largest mechanism at once. */
const REVIEWS_MAX = 250;

const pastReviewSchema = givenReviewSchema
  .extend({ acts: z.array(pastActSchema).max(ACTS_MAX).default([]) })
  .meta({ id: 'PastReview' });

export const givenTakeOverSchema = z
  .strictObject({
    preview: z.boolean().default(true).meta({ description: 'Whether to say only what would happen' }),
    note: z.string().max(2000).optional().meta({ description: 'For whoever reads the file; not kept' }),
    reviews: z.array(pastReviewSchema).min(1).max(REVIEWS_MAX),
  })
  .meta({ id: 'NewTakeOver' });

export type GivenPastReview = z.output<typeof pastReviewSchema>;

const foreseenLimit = z.object({
  key: z.string().meta({ example: 'questionnaire/NGA' }),
  title: z.string(),
  party: z.string(),
  status: z.enum(TIME_LIMIT_STATUSES),
  dueOn: civilDay.nullable(),
  overdue: z.boolean(),
  daysLeft: z
    .int()
    .nullable()
    .meta({ description: 'Negative when late; while suspended, the days that remain' }),
  standing,
});

const foreseenNotice = z.object({
  key: z.string(),
  title: z.string().meta({ description: 'Of the time limit' }),
  party: z.string().meta({ description: 'Who owes' }),
  rung: z.string(),
  addressee: z.string(),
  dueOn: civilDay,
  signature: z.boolean().meta({ description: 'Leaves only when an officer has signed it' }),
});

/** What taking over would do. */
export const takeOverPreviewSchema = z
  .object({
    asOf: instant,
    reviews: z
      .array(
        z.object({
          review: reviewKey,
          sample: z.boolean(),
          open: z.boolean().meta({ description: 'Is open here already' }),
          toRecord: z.int().meta({ description: 'Acts that would be recorded, the opening included' }),
          known: z.int().meta({ description: 'Acts of the file that are recorded already' }),
          openedOn: civilDay,
          today: civilDay.meta({ description: "Civil day in the procedure's zone" }),
          stage: z.object({ id: z.string(), title: z.string() }).nullable(),
          suspended: z.boolean(),
          closedOn: civilDay.nullable(),
          timeLimits: z
            .array(foreseenLimit)
            .readonly()
            .meta({ description: 'Those that are owed: running, overdue, suspended, or without a time' }),
          notices: z.array(foreseenNotice).readonly().meta({ description: 'What would be sent at once' }),
          nextAt: instant.nullable(),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'TakeOverPreview' });

export type TakeOverPreview = z.output<typeof takeOverPreviewSchema>;

/** What was taken over, in the order of the file. */
export const takenOverSchema = z
  .object({
    items: z
      .array(
        z.object({
          review: reviewKey,
          takenOver: z.boolean(),
          recorded: z.int().meta({ description: 'Acts that were recorded now' }),
          problem: problemSchema.nullable(),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'TakenOver' });
