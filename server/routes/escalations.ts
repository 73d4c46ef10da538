import { z } from 'zod';
import type { App, AppDeps } from '../app-deps.ts';
import { type Draft, listDrafts } from '../drafts.ts';
import { requireEvidenceHtml, requireEvidencePdf } from '../evidence/read-files.ts';
import { requireLetter } from '../require-letter.ts';
import { draftSchema } from './schemas/escalation.ts';
import { letterParams } from './schemas/letter.ts';
import { FIND_PROBLEMS, READ_PROBLEMS } from './schemas/problem.ts';
import { listOf, listWindow } from './schemas/values.ts';

/** A document of its own: its style is inside, nothing runs in it, and it asks no server for anything. */
const DOCUMENT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

/** Letters to the bureau that await a signature, and the evidence that goes with each. */
export function registerEscalations(app: App, deps: AppDeps): void {
  app.get(
    '/api/escalations',
    {
      schema: {
        tags: ['letters'],
        summary: 'List letters that await a signature, newest first',
        description:
          'Each with what is missing before it may be signed. Sign or decline by the two commands of the same name.',
        querystring: z.strictObject(listWindow),
        response: { 200: listOf(draftSchema), ...READ_PROBLEMS },
      },
    },
    async ({ query }) => {
      const { items, next } = await listDrafts(deps, query);
      return { items: items.map(toAnswer), next };
    },
  );
  app.get(
    '/api/escalations/:id/evidence.html',
    {
      schema: {
        tags: ['letters'],
        summary: 'Read the evidence that goes with a letter to the bureau, as HTML',
        description:
          'Of a signed letter as it was frozen with the signature; of a draft as it would be frozen now. What it holds is said in the record of decision 0015.',
        params: letterParams,
        response: {
          200: { description: 'The evidence', content: { 'text/html': { schema: z.string() } } },
          ...FIND_PROBLEMS,
        },
      },
    },
    async ({ params }, reply) => {
      const html = await requireEvidenceHtml(deps, await requireLetter(deps.register, params.id));
      return await reply
        .type('text/html; charset=utf-8')
        .header('content-security-policy', DOCUMENT_POLICY)
        .send(html);
    },
  );
  app.get(
    '/api/escalations/:id/evidence.pdf',
    {
      schema: {
        tags: ['letters'],
        summary: 'Read the evidence that goes with a letter to the bureau, as PDF',
        description: 'The same words as the HTML, whose SHA-256 it names.',
        params: letterParams,
        response: {
          200: {
            description: 'The evidence',
            content: {
              'application/pdf': { schema: z.unknown().meta({ type: 'string', format: 'binary' }) },
            },
          },
          ...FIND_PROBLEMS,
        },
      },
    },
    async ({ params }, reply) => {
      const letter = await requireLetter(deps.register, params.id);
      const pdf = await requireEvidencePdf(deps, letter);
      const name = `evidence-${letter.review.replaceAll('/', '-')}-${letter.day}.pdf`;
      return await reply
        .type('application/pdf')
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(pdf);
    },
  );
}

function toAnswer({ letter, matter, missing, overtaken }: Draft): z.output<typeof draftSchema> {
  const { addressee, day, id, mechanism, moment, review } = letter;
  return {
    id,
    mechanism,
    review,
    addressee,
    day,
    moment,
    limit: matter?.notice.limit ?? null,
    title: matter?.limit?.title ?? null,
    owedBy: matter?.owedBy.name ?? null,
    dueOn: matter?.limit?.dueOn ?? null,
    missing,
    overtaken,
    evidence: {
      html: `/api/escalations/${id}/evidence.html`,
      pdf: `/api/escalations/${id}/evidence.pdf`,
    },
  };
}
