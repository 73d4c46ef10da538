import { z } from 'zod';
import { instant, reviewKey } from './values.ts';

/** Something that a person of the secretariat has to decide. */
export const taskSchema = z
  .object({
    id: z.string(),
    kind: z.enum([
      'letter-failed',
      'letter-in-doubt',
      'no-recipient',
      'review-not-opened',
      'contact-bounced',
      'report-unreadable',
      'draft-unsigned',
      'texts-unreleased',
      'calendar-missing',
    ]),
    review: reviewKey.nullable().meta({ description: 'null: of no review' }),
    letterId: z.string().nullable(),
    text: z.string(),
    openedAt: instant.meta({ description: 'Real time' }),
    doneAt: instant.nullable().meta({ description: 'Real time' }),
    doneBy: z.string().nullable(),
    doneReason: z.string().nullable(),
  })
  .meta({ id: 'Task' });
