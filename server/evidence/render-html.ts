import { readFileSync } from 'node:fs';
import type { EvidencePack } from '../../domain/letters/evidence/evidence-pack.ts';
import { toPackView } from '../pages/escalations/pack-view.ts';
import { render } from '../pages/render.ts';

const STYLE = readFileSync(new URL('pack.css', import.meta.url), 'utf8');

/** The pack as a page that stands alone. */
export function renderEvidenceHtml(pack: EvidencePack): string {
  return render('./escalations/pack-document', { pack: toPackView(pack), style: STYLE });
}
