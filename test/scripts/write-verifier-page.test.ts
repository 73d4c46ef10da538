import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildVerifierPage } from '../../scripts/write-verifier-page.ts';

describe('the page that verifies a draw offline', () => {
  it('is current: npm run verifier-page writes it', async () => {
    const page = readFileSync(new URL('../../docs/draw/verify-draw.html', import.meta.url), 'utf8');
    expect(page).toBe(await buildVerifierPage());
  });

  it('asks nothing of any network', async () => {
    const page = await buildVerifierPage();
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/https?:\/\//);
  });
});
