import { z } from 'zod';
import { civilDay, instant, reviewKey } from './values.ts';

export const LETTER_STATUSES = [
  'intended',
  'awaiting-signature',
  'sending',
  'sent',
  'failed',
  'in-doubt',
  'superseded',
] as const;

/** A letter as lists show it; its text and its recipient's name and address stay in the register. */
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
    attempts: z.int(),
    sentAt: instant.nullable(),
    lastError: z.string().nullable(),
    subject: z.string().nullable(),
  })
  .meta({ id: 'Letter' });
