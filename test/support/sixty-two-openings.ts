import type { Opening } from '../../domain/forecast/rehearsed-review.ts';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import { opening, party } from './review-course.ts';

const SIZE_OF_GROUP_1 = 62;

/** Reviews of as many invented States, each reviewed by the two that follow it, all started on that day. */
export function openingsOn(on: string, count = SIZE_OF_GROUP_1): readonly Opening[] {
  const codes = Array.from({ length: Math.max(count, 3) }, (_, index) => toCode(index));
  const stateAt = (index: number) => {
    const code = codes[index % codes.length]!;
    return party(code, `State ${code}`);
  };
  return Array.from({ length: count }, (_, index) => ({
    key: `untoc/1/${toCode(index)}` as ReviewKey,
    opened: opening(on, {
      underReview: stateAt(index),
      reviewers: [stateAt(index + 1), stateAt(index + 2)],
    }),
  }));
}

function toCode(index: number): string {
  const letter = (position: number): string => String.fromCharCode(65 + position);
  return `Q${letter(Math.floor(index / 26))}${letter(index % 26)}`;
}
