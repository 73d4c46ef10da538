import { z } from 'zod';
import { isCivilDate, parseCivilDate } from '../../../domain/calendar/civil-date.ts';
import { STANDINGS } from '../../../domain/procedure/procedure.ts';
import { parseReviewKey, toReviewKey } from '../../../domain/review/review-id.ts';

/** A civil day as it is answered. */
export const civilDay = z.string().meta({ format: 'date', example: '2021-11-01' });

/** A civil day as it is asked. The check is the domain's own, so that the two never disagree about what a day is. */
export const givenCivilDay = z
  .string()
  .refine(isCivilDate, 'expected a day that exists, as YYYY-MM-DD')
  .transform(parseCivilDate)
  .meta({ format: 'date', example: '2021-11-01' });

/** A moment in UTC, in the time of the proceedings unless it is said to be real time. */
export const instant = z.string().meta({ format: 'date-time', example: '2021-11-15T23:00:00.000Z' });

export const reviewKey = z.string().meta({ example: 'untoc/1/NGA' });

/** A review key as it is asked, in a query string. */
export const givenReviewKey = z
  .string()
  .max(80)
  .regex(
    /^[a-z][a-z0-9-]*\/[0-9a-z]+\/([A-Z]{3}|launch)$/,
    'expected a review key such as untoc/1/NGA, or untoc/1/launch',
  )
  .transform((text) => toReviewKey(parseReviewKey(text)))
  .meta({ example: 'untoc/1/NGA' });

export const mechanismId = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9-]*$/, 'expected the id of a mechanism, such as untoc')
  .meta({ example: 'untoc' });

export const phaseId = z
  .string()
  .max(20)
  .regex(/^[0-9a-z]+$/, 'expected the id of a phase, such as 1')
  .meta({ example: '1' });

export const partyCode = z
  .string()
  .regex(/^[A-Z]{3}$/, 'expected three capital letters, such as NGA')
  .meta({ description: 'Three letters of ISO 3166-1', example: 'NGA' });

/** A party of a review, or the mechanism's secretariat. */
export const actor = z
  .string()
  .regex(/^([A-Z]{3}|secretariat)$/, 'expected three capital letters, such as NGA, or secretariat')
  .meta({ example: 'NGA' });

/** Names in a procedure: steps, obligations, stages, instruments. */
export const procedureName = z
  .string()
  .max(80)
  .regex(/^[a-z][a-z0-9-]*$/, 'expected a name of the procedure in small letters')
  .meta({ example: 'questionnaire' });

export const standing = z
  .enum(STANDINGS)
  .meta({ id: 'Standing', description: 'How well a rule is founded; weakest last' });

export const basis = z
  .object({ source: z.string(), standing, note: z.string().optional() })
  .meta({ id: 'Basis', description: 'Where a rule comes from' });

/** Flags in a query string: `true` or `false`. */
export const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** What every list takes. */
export const listWindow = {
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(1000)
    .default(100)
    .meta({ description: 'Items at most, 1 to 1,000' }),
  cursor: z.string().max(1000).optional().meta({ description: 'The `next` of the page before' }),
};

/** `{items, next}`: `next` is the cursor of the following page, `null` on the last. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item).readonly(), next: z.string().nullable() });
}
