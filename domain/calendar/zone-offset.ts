import { IANAZone } from 'luxon';
import type { ZoneName } from './time.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Days kept per zone before the memory is emptied: more than a century. */
const MOST_DAYS = 50_000;

/** Offsets at the beginning of UTC days, by zone. A pure memory: what it holds could be asked again at any time. */
const memory = new Map<ZoneName, Map<number, number>>();

/**
 * Milliseconds by which clocks in the zone are ahead of UTC at that moment.
 *
 * Asking `Intl` costs about 10 µs, and a simulation of ten years asks millions of times; so a day that begins and ends
 * with one offset is taken to have that offset throughout. No zone has ever changed its clocks there and back in a day.
 */
export function offsetMs(ms: number, zone: ZoneName): number {
  const dayNumber = Math.floor(ms / DAY_MS);
  const begin = offsetAtBegin(dayNumber, zone);
  return begin === offsetAtBegin(dayNumber + 1, zone) ? begin : askOffset(ms, zone);
}

function offsetAtBegin(dayNumber: number, zone: ZoneName): number {
  const days = daysOf(zone);
  const known = days.get(dayNumber);
  if (known !== undefined) return known;
  if (days.size >= MOST_DAYS) days.clear();
  const offset = askOffset(dayNumber * DAY_MS, zone);
  days.set(dayNumber, offset);
  return offset;
}

function daysOf(zone: ZoneName): Map<number, number> {
  const known = memory.get(zone);
  if (known !== undefined) return known;
  const days = new Map<number, number>();
  memory.set(zone, days);
  return days;
}

function askOffset(ms: number, zone: ZoneName): number {
  return IANAZone.create(zone).offset(ms) * MINUTE_MS;
}
