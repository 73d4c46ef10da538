import { z } from 'zod';
import { basis, civilDay, instant, reviewKey, standing } from './values.ts';

export const TIME_LIMIT_STATUSES = [
  'awaiting',
  'open',
  'running',
  'suspended',
  'met',
  'waived',
  'closed',
] as const;

const dateStep = z.object({
  kind: z.enum(['trigger', 'count', 'extension', 'suspension', 'end-of-day', 'non-working-days']),
  from: civilDay.nullable(),
  to: civilDay.nullable(),
  explanation: z.string(),
  basis,
  act: z.int().nullable().meta({ description: 'Sequence of the act behind this step' }),
});

/** An obligation running against one party, with the steps that made its date. */
export const timeLimitSchema = z
  .object({
    key: z.string().meta({ example: 'questionnaire/NGA' }),
    obligation: z.string(),
    title: z.string(),
    stage: z.string(),
    party: z.string(),
    ladder: z.string().nullable(),
    status: z.enum(TIME_LIMIT_STATUSES),
    openedOn: civilDay.nullable(),
    dueOn: civilDay.nullable().meta({ description: 'Last day of the time limit' }),
    dueAt: instant.nullable().meta({ description: 'First moment that is too late' }),
    remainingDays: z.int().nullable(),
    metOn: civilDay.nullable(),
    knownAt: instant.nullable(),
    standing,
    basis,
    steps: z.array(dateStep).readonly(),
  })
  .meta({ id: 'TimeLimit' });

export const listedTimeLimitSchema = timeLimitSchema
  .extend({
    review: reviewKey,
    mechanism: z.string(),
    phase: z.string(),
    reviewOf: z.string().meta({ description: 'The State under review; "launch" in the launch of a phase' }),
    partyName: z.string().nullable(),
    sample: z.boolean(),
    overdue: z.boolean(),
  })
  .meta({ id: 'ListedTimeLimit' });
