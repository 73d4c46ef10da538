import { toSortedJson } from '../sorted-json.ts';
import type { ActBody } from './acts.ts';

/** Whether two acts say the same, whatever the order of their fields; a field left out equals one that is undefined. */
export function isSameBody(one: ActBody, other: ActBody): boolean {
  return toSortedJson(one) === toSortedJson(other);
}
