import { z } from 'zod';
import { DELIVERIES, REPORT_OUTCOMES } from '../../../domain/letters/delivery/delivery.ts';
import { LETTER_STATUSES } from '../../../domain/letters/letter-status.ts';
import { LANGUAGES } from '../../../domain/letters/words/phrasebook.ts';
import {
  civilDay,
  givenCivilDay,
  givenReviewKey,
  instant,
  mechanismId,
  partyCode,
  reviewKey,
} from './values.ts';

const addressee = z.enum(['party', 'permanent-mission', 'secretariat', 'bureau']);

const language = z.enum(LANGUAGES).meta({ description: 'ISO 639-1', example: 'fr' });

/** A letter as lists show it; its recipient's name and address stay in the register. */
export const letterSchema = z
  .object({
    id: z.string(),
    messageId: z.string().meta({ description: 'Message-ID of the mail, without angle brackets' }),
    mechanism: z.string(),
    review: reviewKey.meta({ description: 'The first of `reviews`' }),
    reviews: z.array(reviewKey).readonly().meta({ description: 'Reviews that it speaks of' }),
    noticeKeys: z.array(z.string()).readonly(),
    taskIds: z
      .array(z.string())
      .readonly()
      .meta({ description: 'Tasks of the secretariat that it tells of' }),
    addressee,
    state: z
      .string()
      .nullable()
      .meta({ description: 'The State written to; null for secretariat and bureau' }),
    day: civilDay,
    moment: instant,
    status: z.enum(LETTER_STATUSES),
    held: z.boolean().meta({ description: 'It waits to be sent, and an officer holds it' }),
    waitsFor: z.enum(['release']).nullable().meta({
      description: '`release`: its texts have changed, and an officer has not released them',
    }),
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
    language: z.string().nullable().meta({ description: 'Language that it left in', example: 'fr' }),
  })
  .meta({ id: 'Letter' });

/** Which letters a list holds. */
export const letterFilter = {
  state: partyCode.optional().meta({ description: 'The State written to' }),
  addressee: addressee.optional(),
  review: givenReviewKey.optional().meta({ description: 'Speaks of this review, among others perhaps' }),
  language: language.optional().meta({ description: 'Left in this language' }),
  day: givenCivilDay.optional().meta({ description: 'Of this day' }),
  status: z.enum(LETTER_STATUSES).optional(),
  delivery: z.enum(DELIVERIES).optional(),
  text: z.string().trim().max(100).optional().meta({
    description: 'In the subject, the text, the review, the State’s name, the notice or the last error',
  }),
};

export const letterParams = z.object({ id: z.uuid().meta({ description: 'Id of the letter' }) });

/** In which language a letter's text is asked for. */
export const letterTextQuery = z.strictObject({
  language: language
    .optional()
    .meta({ description: 'Written anew in this language; without it, as it left or would leave' }),
});

/** The text of a letter. */
const letterText = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('kept'), subject: z.string(), body: z.string() })
    .meta({ description: 'As it left, or may have left' }),
  z
    .object({ kind: z.literal('now'), subject: z.string(), body: z.string(), language })
    .meta({ description: 'As it would leave now, or as it reads in the language asked for' }),
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
