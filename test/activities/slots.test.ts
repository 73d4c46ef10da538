import { expect, test } from 'vitest';
import { createSlots } from '../../activities/slots.ts';

test('no more than so many run at once, all run, and a failure frees its slot', async () => {
  const slots = createSlots(3);
  let running = 0;
  let most = 0;
  const settled = await Promise.allSettled(
    Array.from({ length: 20 }, (_, index) =>
      slots.run(async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        if (index % 5 === 0) throw new Error('failed');
        return index;
      }),
    ),
  );
  expect(most).toBe(3);
  expect(settled.filter(({ status }) => status === 'fulfilled').length).toBe(16);
});
