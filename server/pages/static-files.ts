import { readFileSync } from 'node:fs';
import type { App } from '../app-deps.ts';
import { pageSchema, sendUnlessKnown, toEtag } from './send-page.ts';

/** The only files that the pages need; nothing comes from another host. */
const FILES = {
  'chancery.css': 'text/css; charset=utf-8',
  'refresh.js': 'text/javascript; charset=utf-8',
  'mark.svg': 'image/svg+xml',
} as const;

/** Serves the style sheet, the script and the sign from memory. */
export function registerStaticFiles(app: App): void {
  for (const [name, type] of Object.entries(FILES)) {
    const body = readFileSync(new URL(`static/${name}`, import.meta.url), 'utf8');
    const text = { body, type, etag: toEtag(body) };
    app.get(`/static/${name}`, { schema: pageSchema }, async (request, reply) => {
      return await sendUnlessKnown(request, reply, text);
    });
  }
}
