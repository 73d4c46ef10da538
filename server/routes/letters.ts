import { z } from 'zod';
import { listLetterActs } from '../../register/letters/letter-acts.ts';
import { listAttempts } from '../../register/letters/letter-attempts.ts';
import { listReports } from '../../register/letters/letter-reports.ts';
import { type ListedLetter, listLetters } from '../../register/letters/letters.ts';
import type { App, AppDeps } from '../app-deps.ts';
import { readLetterText } from '../letter-text.ts';
import { lettersAsCsv } from '../letters-csv.ts';
import { requireLetter } from '../require-letter.ts';
import {
  letterDetailsSchema,
  letterFilter,
  letterParams,
  letterSchema,
  letterTextQuery,
} from './schemas/letter.ts';
import { FIND_PROBLEMS, READ_PROBLEMS } from './schemas/problem.ts';
import { listOf, listWindow } from './schemas/values.ts';

/** Letters, newest first: what was written to whom, when, and what became of it. */
export function registerLetters(app: App, deps: AppDeps): void {
  const { register, mailDomain } = deps;
  const present = ({ messageToken, ...letter }: ListedLetter) => ({
    ...letter,
    messageId: `${messageToken}@${mailDomain}`,
  });
  app.get(
    '/api/letters',
    {
      schema: {
        tags: ['letters'],
        summary: 'List letters, newest first',
        querystring: z.strictObject({ ...letterFilter, ...listWindow }),
        response: { 200: listOf(letterSchema), ...READ_PROBLEMS },
      },
    },
    async (request) => {
      const { items, next } = await listLetters(register, request.query);
      return { items: items.map(present), next };
    },
  );
  app.get(
    '/api/letters.csv',
    {
      schema: {
        tags: ['letters'],
        summary: 'Export all letters that fit, newest first, as CSV',
        description:
          'RFC 4180 with a header line. A cell that a spreadsheet would take for a formula begins with an apostrophe.',
        querystring: z.strictObject(letterFilter),
        response: {
          200: { description: 'The letters', content: { 'text/csv': { schema: z.string() } } },
          ...READ_PROBLEMS,
        },
      },
    },
    async (request, reply) =>
      await reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="letters.csv"')
        .send(await lettersAsCsv(register, request.query, mailDomain)),
  );
  app.get(
    '/api/letters/:id',
    {
      schema: {
        tags: ['letters'],
        summary: 'Show one letter, its text and what happened to it',
        params: letterParams,
        querystring: letterTextQuery,
        response: { 200: letterDetailsSchema, ...FIND_PROBLEMS },
      },
    },
    async (request) => {
      const letter = await requireLetter(register, request.params.id);
      const [text, tried, reports, acts] = await Promise.all([
        readLetterText(deps, letter, request.query.language),
        listAttempts(register, letter.id),
        listReports(register, letter.id),
        listLetterActs(register, letter.id),
      ]);
      return { ...present(letter), notBefore: letter.notBefore, text, tried, reports, acts };
    },
  );
}
