import { z } from 'zod';
import { LETTER_STATUSES } from '../../../domain/letters/letter-status.ts';
import { listLetters } from '../../../register/letters.ts';
import type { App, AppDeps } from '../../app-deps.ts';
import { describeStatus, toLetterLine } from '../letter-line.ts';
import { readPageFrame } from '../page-frame.ts';
import { readPageProcedures } from '../page-procedures.ts';
import { render } from '../render.ts';
import { pageSchema, sendPage } from '../send-page.ts';

const LETTERS_PER_PAGE = 100;

/** The form as the browser sends it; what cannot be read is left out. */
const lettersQuery = z.object({
  status: z.enum(LETTER_STATUSES).optional().catch(undefined),
  state: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/)
    .optional()
    .catch(undefined),
  cursor: z.string().max(1000).optional(),
});

/** All letters, newest first. */
export function registerLettersPage(app: App, deps: AppDeps): void {
  const { register } = deps;
  app.get('/letters', { schema: { ...pageSchema, querystring: lettersQuery } }, async (request, reply) => {
    const { query } = request;
    const { items, next } = await listLetters(register, { ...query, limit: LETTERS_PER_PAGE });
    const procedures = await readPageProcedures(
      register,
      items.map(({ mechanism }) => mechanism),
    );
    const model = {
      frame: await readPageFrame(deps, {
        title: 'Letters',
        place: 'letters',
        now: deps.now(),
        zone: procedures.zone,
        sample: false,
      }),
      statuses: LETTER_STATUSES.map((status) => ({
        value: status,
        text: describeStatus(status).text,
        selected: status === query.status,
      })),
      state: query.state ?? '',
      filtered: query.state !== undefined || query.status !== undefined,
      letters: items.map((letter) => toLetterLine(letter, procedures)),
      nextHref: next === null ? null : toHref({ ...query, cursor: next }),
    };
    return await sendPage(request, reply, render('./lists/letters', model));
  });
}

function toHref(query: Readonly<Record<string, string | undefined>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, value);
  return `/letters?${search.toString()}`;
}
