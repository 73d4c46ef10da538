import { expect, test } from 'vitest';
import { commitTo as commitInDomain } from '../../../../domain/draw/seed.ts';

const COMMITMENT = new URL('../../../../server/pages/static/commitment.js', import.meta.url).href;

const { commitTo } = (await import(/* @vite-ignore */ COMMITMENT)) as {
  commitTo(drawId: string, participant: string, value: string): Promise<string>;
};

test('the browser makes the commitment that the domain checks', async () => {
  const drawId = 'ab'.repeat(32);
  const value = '0f'.repeat(32);
  for (const participant of ['secretariat', 'NGA', 'Côte d’Ivoire']) {
    expect(await commitTo(drawId, participant, value)).toBe(commitInDomain(drawId, participant, value));
  }
});
