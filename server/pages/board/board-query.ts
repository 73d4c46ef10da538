import { z } from 'zod';

/** Which reviews the board shows. */
export const SHOWS = ['all', 'running', 'late', 'not-started', 'suspended', 'closed'] as const;
export type Show = (typeof SHOWS)[number];

/** An empty field of a form means: not asked. */
const optionalText = (pattern: RegExp) =>
  z
    .string()
    .trim()
    .max(100)
    .regex(pattern)
    .or(z.literal(''))
    .transform((text) => (text === '' ? undefined : text))
    .optional()
    .catch(undefined);

/** The board's form, as the browser sends it. What cannot be read is left out: a page is no place to refuse a filter. */
export const boardQuery = z.object({
  show: z.enum(SHOWS).catch('all').default('all'),
  stage: optionalText(/^[a-z][a-z0-9-]*$/),
  party: optionalText(/^[A-Z]{3}$/),
  reviewer: optionalText(/^[A-Z]{3}$/),
  owedBy: optionalText(/^([A-Z]{3}|secretariat)$/),
  text: optionalText(/^[^\p{Cc}]*$/u),
  order: z.enum(['due', 'party']).catch('due').default('due'),
});

export type BoardQuery = z.output<typeof boardQuery>;

/** Address of the board with these filters; those not set are left out. */
export function toBoardHref(query: Partial<BoardQuery>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== 'all' && value !== 'due') search.set(name, value);
  }
  return search.size === 0 ? '/' : `/?${search.toString()}`;
}
