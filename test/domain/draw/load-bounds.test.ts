import fc from 'fast-check';
import { expect, it } from 'vitest';
import { evenBounds } from '../../../domain/draw/load-bounds.ts';

it('without reviews before it, bounds are the share of each party, rounded down and up', () => {
  expect(evenBounds(new Array<number>(189).fill(0), 124)).toEqual({ lower: 0, upper: 1 });
  expect(evenBounds(new Array<number>(189).fill(0), 378)).toEqual({ lower: 2, upper: 2 });
  expect(evenBounds([1, 1, 0], 1)).toEqual({ lower: 1, upper: 1 });
  expect(evenBounds([2, 2, 0, 0], 1)).toEqual({ lower: 0, upper: 1 });
});

it('bounds are those of giving each review to whoever has the fewest', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(4), { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 40 }),
      (load, reviews) => {
        const filled = [...load];
        for (let left = reviews; left > 0; left -= 1) {
          const least = filled.indexOf(Math.min(...filled));
          filled[least] = (filled[least] ?? 0) + 1;
        }
        const given = filled.filter((count, party) => count > (load[party] ?? 0));
        expect(evenBounds(load, reviews)).toEqual({
          lower: Math.min(...filled),
          upper: Math.max(...given),
        });
      },
    ),
  );
});
