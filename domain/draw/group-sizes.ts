import type { DrawRules } from './draw-rules.ts';

/** Sizes of the groups in order, for a pool of `count` parties; larger groups come last, as the observed 62, 63, 64 did. */
export function groupSizes(rules: DrawRules, count: number): readonly number[] {
  const groups = rules.groups.value;
  if ('sizes' in groups) return groups.sizes;
  const base = Math.floor(count / groups.even);
  const larger = count % groups.even;
  return Array.from({ length: groups.even }, (_, index) => base + (index >= groups.even - larger ? 1 : 0));
}

/** How many groups there are. */
export function groupCount({ groups: { value } }: Pick<DrawRules, 'groups'>): number {
  return 'sizes' in value ? value.sizes.length : value.even;
}
