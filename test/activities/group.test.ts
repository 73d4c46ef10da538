import { describe, expect, test } from 'vitest';
import { createGroup } from '../../activities/group.ts';

describe('work done in groups', () => {
  test('begins with the first item at once; what comes meanwhile is the next group, in order', async () => {
    const groups: (readonly number[])[] = [];
    const double = createGroup<number, number>(async (items) => {
      groups.push(items);
      await Promise.resolve();
      return items.map((item) => item * 2);
    });
    expect(await Promise.all([1, 2, 3, 4].map(double))).toEqual([2, 4, 6, 8]);
    expect(groups).toEqual([[1], [2, 3, 4]]);
    expect(await double(5)).toBe(10);
  });

  test('that fails fails for its own items alone', async () => {
    const work = createGroup<string, string>(async (items) => {
      await Promise.resolve();
      if (items.includes('bad')) throw new Error('no');
      return items;
    });
    const settled = await Promise.allSettled([work('good'), work('bad'), work('beside')]);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(await work('later')).toBe('later');
  });
});
