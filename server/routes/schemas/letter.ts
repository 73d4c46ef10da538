import { z } from 'zod';
import { DELIVERIES, REPORT_OUTCOMES } from '../../../domain/letters/delivery.ts';
import { LETTER_STATUSES } from '../../../domain/letters/letter-status.ts';
import { civilDay, givenReviewKey, instant, mechanismId, partyCode, reviewKey } from './values.ts';

/** A letter as lists show it; its recipient's name and address stay in the register. */
export const letterSchema = z
  .object({
    id: z.string(),
    messageId: z.string().meta({ description: 'Message-ID of the mail, without angle brackets' }),
    mechanism: z.string(),
    review: reviewKey,
    noticeKeys: z.array(z.string()).readonly(),
    addressee: z.enum(['party', 'permanent-mission', 'secretariat', 'bureau']),
    state: z
      .string()
      .nullable()
      .meta({ description: 'The State written to; null for secretariat and bureau' }),
    day: civilDay,
    moment: instant,
    status: z.enum(LETTER_STATUSES),
    held: z.boolean().meta({ description: 'It waits to be sent, and an officer holds it' }),
    attempts: z.int(),
    sentAt: instant.nullable(),
    delivery: z.enum(DELIVERIES).nullable().meta({
      description: 'What mail systems behind the relay reported; null: nothing so far, which is usual',
    }),
    deliveryAt: instant.nullable(),
    deliveryDetail: z.string().nullable().meta({ description: 'The reporting system’s words' }),
    insteadOf: z.string().nullable().meta({
      description: 'Letter that could not be delivered, so that this one goes to the permanent mission',
    }),
    lastError: z.string().nullable(),
    subject: z.string().nullable(),
  })
  .meta({ id: 'Letter' });

/** Which letters a list holds. */
export const letterFilter = {
  state: partyCode.optional().meta({ description: 'The State written to' }),
  review: givenReviewKey.optional(),
  status: z.enum(LETTER_STATUSES).optional(),
  delivery: z.enum(DELIVERIES).optional(),
  text: z.string().trim().max(100).optional().meta({
    description: 'In the subject, the text, the review, the State’s name, the notice or the last error',
  }),
};

export const letterParams = z.object({ id: z.uuid().meta({ description: 'Id of the letter' }) });

/** The text of a letter. */
const letterText = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('kept'), subject: z.string(), body: z.string() })
    .meta({ description: 'As it left, or may have left' }),
  z
    .object({ kind: z.literal('now'), subject: z.string(), body: z.string() })
    .meta({ description: 'As it would leave now' }),
  z.object({ kind: z.literal('none'), why: z.string() }),
]);

/** One letter: its text without the salutation, and all that happened to it. */
export const letterDetailsSchema = letterSchema
  .extend({
    notBefore: instant,
    text: letterText,
    tried: z
      .array(
        z.object({
          attempt: z.int(),
          outcome: z.enum(['sent', 'queued', 'failed', 'in-doubt', 'superseded']),
          reply: z.string().nullable().meta({ description: 'Words of the mail relay, or the reason' }),
          endedAt: instant.meta({ description: 'Real time' }),
        }),
      )
      .readonly()
      .meta({ description: 'Attempts that have ended, oldest first' }),
    reports: z
      .array(
        z.object({
          outcome: z.enum(REPORT_OUTCOMES),
          attempt: z.int().meta({ description: 'How many attempts there had been' }),
          detail: z.string().nullable(),
          reportedAt: instant,
        }),
      )
      .readonly()
      .meta({ description: 'What mail systems reported, oldest first' }),
    acts: z
      .array(
        z.object({
          kind: z.enum(['resend', 'delivered', 'sign', 'decline']),
          officer: z.string(),
          reason: z.string(),
          insisted: z.boolean().meta({ description: 'With force or override' }),
          recordedAt: instant,
          before: z.object({ status: z.enum(LETTER_STATUSES), sentAt: instant.nullable() }),
        }),
      )
      .readonly()
      .meta({ description: 'Acts of officers, oldest first' }),
  })
  .meta({ id: 'LetterDetails' });

/** What an officer's act made of a letter. */
export const actedLetterSchema = z
  .object({
    id: z.string(),
    status: z.enum(LETTER_STATUSES),
    recordedAt: instant,
    duplicate: z.boolean().meta({ description: 'The command had been recorded before' }),
  })
  .meta({ id: 'ActedLetter' });

/** What is held. */
export const holdScope = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('addressee'),
      addressee: z
        .string()
        .regex(/^([A-Z]{3}|secretariat|bureau)$/, 'expected three capital letters, secretariat or bureau')
        .meta({ example: 'NGA' }),
    }),
    z.strictObject({ kind: z.literal('mechanism'), mechanism: mechanismId }),
    z.strictObject({ kind: z.literal('everything') }),
  ])
  .meta({ id: 'HoldScope' });

export const holdSchema = z
  .object({ scope: holdScope, officer: z.string(), reason: z.string(), heldAt: instant })
  .meta({ id: 'Hold' });
