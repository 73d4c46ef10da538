import { createHash } from 'node:crypto';
import { buildEvidence } from '../../domain/letters/evidence/evidence.ts';
import type { EvidenceFacts } from '../../domain/letters/evidence/evidence-facts.ts';
import type { EvidenceFiles } from '../../register/letters/letter-evidence.ts';
import { renderEvidenceHtml } from './render-html.ts';
import { renderEvidencePdf } from './render-pdf.ts';

/** Writes the pack of these facts as HTML and PDF. The same facts make the same files. */
export async function makeEvidence(facts: EvidenceFacts): Promise<EvidenceFiles> {
  const pack = buildEvidence(facts);
  const html = renderEvidenceHtml(pack);
  const digest = createHash('sha256').update(html).digest('hex');
  return { digest, html, pdf: await renderEvidencePdf(pack, { digest, madeAt: facts.asOf }) };
}
