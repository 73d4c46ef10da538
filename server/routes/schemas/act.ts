import { z } from 'zod';
import { parseTimeSpan } from '../../../domain/calendar/time-span.ts';
import { isPlainLine } from '../../contact-schema.ts';
import { actor, civilDay, givenCivilDay, instant, partyCode, procedureName } from './values.ts';

/** Empty text passes here: that a reason is missing is for the domain to say. */
const givenReason = z
  .string()
  .max(2000)
  .refine((text) => isPlainLine(text.replaceAll(/[\n\t]/g, ' ')), 'expected text without control characters')
  .meta({ description: 'Why, for whoever reads the record later' });

const givenSpan = z
  .string()
  .max(40)
  .refine(isTimeSpan, 'expected whole years, months, weeks or days, such as P1M15D')
  .transform(parseTimeSpan)
  .meta({ description: 'ISO 8601 duration in whole years, months, weeks and days', example: 'P1M' });

function isTimeSpan(text: string): boolean {
  try {
    parseTimeSpan(text);
    return true;
  } catch {
    return false;
  }
}

const sequence = z.int().min(1).meta({ description: 'Sequence of an act of this review' });

const givenRecords = z
  .record(
    procedureName,
    z.string().max(2000).refine(isPlainLine, 'expected one line without control characters'),
  )
  .exactOptional()
  .meta({
    description: 'The facts that the step asks for, by name; see `records` of the step in the procedure',
  });

/** What may be recorded in a proceeding that is open. The opening of a review has its own address. */
export const givenActSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('step-taken'),
      step: procedureName,
      party: actor,
      on: givenCivilDay,
      records: givenRecords,
    }),
    z.strictObject({
      kind: z.literal('extension-granted'),
      obligation: procedureName,
      party: actor,
      by: givenSpan,
      on: givenCivilDay,
      reason: givenReason,
    }),
    z.strictObject({ kind: z.literal('review-suspended'), on: givenCivilDay, reason: givenReason }),
    z.strictObject({ kind: z.literal('review-resumed'), on: givenCivilDay, reason: givenReason }),
    z.strictObject({
      kind: z.literal('obligation-waived'),
      obligation: procedureName,
      party: actor,
      on: givenCivilDay,
      reason: givenReason,
    }),
    z.strictObject({ kind: z.literal('act-struck-out'), sequence, on: givenCivilDay, reason: givenReason }),
    z.strictObject({ kind: z.literal('review-closed'), on: givenCivilDay, reason: givenReason }),
  ])
  .meta({ id: 'NewAct', description: 'A fact of the proceedings to be recorded' });

export type GivenAct = z.output<typeof givenActSchema>;

/** The adoption that begins a launch. */
export const givenAdoption = z.strictObject({
  on: givenCivilDay.meta({ description: 'Day of the adoption' }),
  resolution: z
    .string()
    .trim()
    .max(100)
    .refine(isPlainLine, 'expected one line without control characters')
    .meta({ description: 'Number of the resolution', example: '10/1' }),
});

/** What may be recorded in a launch: its adoption, and after it what may be recorded in any proceeding. */
export const givenLaunchActSchema = z
  .discriminatedUnion('kind', [
    givenAdoption.extend({ kind: z.literal('resolution-adopted') }),
    ...givenActSchema.options,
  ])
  .meta({ id: 'NewLaunchAct', description: 'A fact of a launch to be recorded' });

const reviewParty = z.object({
  code: partyCode,
  name: z.string(),
  regionalGroup: z.string(),
  instruments: z.array(z.string()).readonly(),
});

const actBody = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('review-opened'),
    on: civilDay,
    group: z.int().nullable(),
    underReview: reviewParty,
    reviewers: z.array(reviewParty).readonly(),
    sample: z.boolean(),
  }),
  z.object({ kind: z.literal('resolution-adopted'), on: civilDay, resolution: z.string() }),
  z.object({
    kind: z.literal('step-taken'),
    step: z.string(),
    party: z.string(),
    on: civilDay,
    contactId: z.string().optional(),
    records: z.record(z.string(), z.string()).optional(),
  }),
  z.object({
    kind: z.literal('extension-granted'),
    obligation: z.string(),
    party: z.string(),
    by: z.string(),
    on: civilDay,
    reason: z.string(),
  }),
  z.object({ kind: z.literal('review-suspended'), on: civilDay, reason: z.string() }),
  z.object({ kind: z.literal('review-resumed'), on: civilDay, reason: z.string() }),
  z.object({
    kind: z.literal('obligation-waived'),
    obligation: z.string(),
    party: z.string(),
    on: civilDay,
    reason: z.string(),
  }),
  z.object({ kind: z.literal('act-struck-out'), sequence: z.int(), on: civilDay, reason: z.string() }),
  z.object({ kind: z.literal('review-closed'), on: civilDay, reason: z.string() }),
]);

/** A recorded fact. It names people by contact id alone. */
export const actSchema = z
  .object({
    sequence: z.int(),
    commandId: z.string(),
    recordedBy: z.string(),
    recordedAt: instant,
    body: actBody,
  })
  .meta({ id: 'Act' });

/** Answer to a command, given once the register holds the act. */
export const recordResultSchema = z
  .object({
    review: z.string().meta({ example: 'untoc/1/NGA' }),
    sequence: z.int(),
    recordedAt: instant,
    stage: z.string().nullable(),
    nextAt: instant.nullable(),
    duplicate: z
      .boolean()
      .meta({ description: 'The command had been recorded before; this is the act it made then' }),
  })
  .meta({ id: 'RecordResult' });
