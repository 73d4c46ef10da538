import { z } from 'zod';
import { letterSchema } from './letter.ts';
import { civilDay } from './values.ts';

/** A letter that awaits a signature, with what stands in the way. */
export const draftSchema = letterSchema
  .pick({ id: true, mechanism: true, review: true, addressee: true, day: true, moment: true })
  .extend({
    limit: z
      .string()
      .nullable()
      .meta({ description: 'Time limit that it is about', example: 'questionnaire/NGA' }),
    title: z.string().nullable().meta({ description: 'What is owed' }),
    owedBy: z.string().nullable().meta({ description: 'Name of the party that owes it' }),
    dueOn: civilDay.nullable(),
    missing: z.string().nullable().meta({
      description: 'What is missing before it may be signed without an override; null when nothing is',
      example: '“due” of 1 May 2022 is in doubt',
    }),
    overtaken: z
      .enum(['met', 'waived', 'closed', 'suspended', 'date-changed', 'no-longer-owed', 'newer-notice'])
      .nullable()
      .meta({ description: 'Why it would not leave even if it were signed' }),
    evidence: z
      .object({ html: z.string(), pdf: z.string() })
      .meta({ description: 'Where the evidence is, as it would be frozen with a signature now' }),
  })
  .meta({ id: 'Draft' });
