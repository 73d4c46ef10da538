import { z } from 'zod';
import { listLetters } from '../../register/letters.ts';
import type { App, AppDeps } from '../app-deps.ts';
import { LETTER_STATUSES, letterSchema } from './schemas/letter.ts';
import { READ_PROBLEMS } from './schemas/problem.ts';
import { givenReviewKey, listOf, listWindow, partyCode } from './schemas/values.ts';

const letterQuery = z.strictObject({
  state: partyCode.optional().meta({ description: 'The State written to' }),
  review: givenReviewKey.optional(),
  status: z.enum(LETTER_STATUSES).optional(),
  ...listWindow,
});

/** Letters, newest first: what was written to whom, when, and what became of it. */
export function registerLetters(app: App, { register, mailDomain }: AppDeps): void {
  app.get(
    '/api/letters',
    {
      schema: {
        tags: ['proceedings'],
        summary: 'List letters, newest first',
        querystring: letterQuery,
        response: { 200: listOf(letterSchema), ...READ_PROBLEMS },
      },
    },
    async (request) => {
      const { items, next } = await listLetters(register, request.query);
      return {
        items: items.map(({ messageToken, ...letter }) => ({
          ...letter,
          messageId: `${messageToken}@${mailDomain}`,
        })),
        next,
      };
    },
  );
}
