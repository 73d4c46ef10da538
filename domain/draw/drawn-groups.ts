import type { DrawScope } from './frozen-draw.ts';

/** Groups whose reviewers a draw drew; one that was frozen without naming them drew those from the first on. */
export function drawnGroups({
  frozen,
  throughGroup,
}: {
  readonly frozen: DrawScope;
  readonly throughGroup: number;
}): readonly number[] {
  return frozen.groups ?? countTo(throughGroup);
}

/** `[1, 2, 3]` for 3. */
export function countTo(last: number): readonly number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}
