import { readFileSync } from 'node:fs';
import type { App } from '../app-deps.ts';
import { pageSchema, sendUnlessKnown, toEtag } from './send-page.ts';

/** Parts of the style sheet in the order in which they build on each other. */
const STYLES = [
  'tokens',
  'base',
  'frame',
  'parts',
  'board',
  'tables',
  'review',
  'timeline',
  'forms',
  'launch',
  'draw',
  'letters',
  'pack',
  'narrow',
  'print',
];

/** Each does one thing for a page that works without it. */
const SCRIPTS = [
  'refresh.js',
  'record.js',
  'form-body.js',
  'commit.js',
  'commitment.js',
  'digest.js',
  'find.js',
];

/** The only files that the pages need, from memory; nothing comes from another host. */
export function registerStaticFiles(app: App): void {
  const styles = STYLES.map((name) => read(`styles/${name}.css`)).join('\n');
  serve(app, 'chancery.css', 'text/css; charset=utf-8', styles);
  for (const name of SCRIPTS) serve(app, name, 'text/javascript; charset=utf-8', read(name));
  serve(app, 'mark.svg', 'image/svg+xml', read('mark.svg'));
}

function read(name: string): string {
  return readFileSync(new URL(`static/${name}`, import.meta.url), 'utf8');
}

function serve(app: App, name: string, type: string, body: string): void {
  const text = { body, type, etag: toEtag(body) };
  app.get(`/static/${name}`, { schema: pageSchema }, async (request, reply) => {
    return await sendUnlessKnown(request, reply, text);
  });
}
