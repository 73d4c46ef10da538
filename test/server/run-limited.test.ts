import { describe, expect, it } from 'vitest';
import { runLimited } from '../../server/run-limited.ts';

describe('work on many items', () => {
  it('gives results in the order of the items, with so many at once and no more', async () => {
    let running = 0;
    let most = 0;
    const results = await runLimited([5, 1, 4, 2, 3, 6], 2, async (item) => {
      running += 1;
      most = Math.max(most, running);
      for (let turn = 0; turn < item; turn += 1) await Promise.resolve();
      running -= 1;
      return item * 10;
    });
    expect(results).toEqual([50, 10, 40, 20, 30, 60]);
    expect(most).toBe(2);
  });

  it('of which there are none is done at once', async () => {
    expect(await runLimited([], 8, () => Promise.reject(new Error('never asked')))).toEqual([]);
  });
});
