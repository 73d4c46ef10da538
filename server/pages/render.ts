import { fileURLToPath } from 'node:url';
import { Eta } from 'eta';

/** Every value is escaped unless a template says otherwise, and only the layout does, for the page it surrounds. */
const eta = new Eta({
  views: fileURLToPath(new URL('.', import.meta.url)),
  cache: true,
  autoEscape: true,
  autoTrim: [false, 'nl'],
});

/** Fills a template of this folder, such as `./board/board`, with its view model. */
export function render(template: string, model: object): string {
  return eta.render(template, model);
}
