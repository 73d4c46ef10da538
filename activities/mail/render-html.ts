import { fileURLToPath } from 'node:url';
import { Eta } from 'eta';
import type { LetterContent } from '../../domain/letters/words/letter-content.ts';

const eta = new Eta({ views: fileURLToPath(new URL('.', import.meta.url)), cache: true });

/** A letter as HTML: one file without scripts, links, images or anything else that is fetched. All text is escaped. */
export function renderHtml(content: LetterContent): string {
  return eta.render('./letter', content);
}
