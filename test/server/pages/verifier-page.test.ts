import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toContentSecurityPolicy } from '../../../server/pages/draw/verifier-page.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(async () => {
  await app.close();
});

test('the verifier is served as it stands in the documents, for anybody to keep', async () => {
  const { body, headers } = await app.get('/draw/verify', { accept: 'text/html' });
  expect(body).toBe(readFileSync(new URL('../../../docs/draw/verify-draw.html', import.meta.url), 'utf8'));
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
});

test('its own script and style may run, by their digests; it can load nothing and send nothing', async () => {
  const { headers } = await app.get('/draw/verify', { accept: 'text/html' });
  expect(headers['content-security-policy']).toMatch(
    /^default-src 'none'; script-src 'sha256-[A-Za-z0-9+/]{43}='; style-src 'sha256-[A-Za-z0-9+/]{43}='; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
  );
});

test('the policy of a page names the digest of exactly what stands in it', () => {
  const digest = (text: string) => createHash('sha256').update(text).digest('base64');
  const policy = toContentSecurityPolicy('<style>a{}</style><script type="module">1 < 2;\n</script><p>');
  expect(policy).toContain(`script-src 'sha256-${digest('1 < 2;\n')}';`);
  expect(policy).toContain(`style-src 'sha256-${digest('a{}')}';`);
});

test('a page that is not the verifier keeps the policy of all pages', async () => {
  const { headers } = await app.get('/launches', { accept: 'text/html' });
  expect(headers['content-security-policy']).toContain("script-src 'self'");
});
