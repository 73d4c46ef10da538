import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { App } from '../../app-deps.ts';
import { pageSchema, sendUnlessKnown, toEtag } from '../send-page.ts';

/** Made by `npm run verifier-page`; the same file that anybody can keep and open without this server. */
const PAGE = new URL('../../../docs/draw/verify-draw.html', import.meta.url);

/** The page that verifies a transcript in the browser. It is one file, so its own script and style are allowed, and nothing else is. */
export function registerVerifierPage(app: App): void {
  const body = readFileSync(PAGE, 'utf8');
  const text = { body, type: 'text/html; charset=utf-8', etag: toEtag(body) };
  const policy = toContentSecurityPolicy(body);
  app.get('/draw/verify', { schema: pageSchema }, async (request, reply) => {
    void reply.header('content-security-policy', policy);
    return await sendUnlessKnown(request, reply, text);
  });
}

/** Allows the scripts and styles that stand in the page, by their digests; it can send nothing and load nothing. */
export function toContentSecurityPolicy(html: string): string {
  return [
    "default-src 'none'",
    `script-src ${toSources(html, 'script')}`,
    `style-src ${toSources(html, 'style')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function toSources(html: string, element: 'script' | 'style'): string {
  const inline = html.matchAll(new RegExp(`<${element}\\b[^>]*>([\\s\\S]*?)</${element}>`, 'g'));
  return [...inline]
    .map(([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
    .join(' ');
}
