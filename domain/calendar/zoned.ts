import { IANAZone } from 'luxon';
import { addDays, isCivilDate } from './civil-date.ts';
import type { CivilDate, Instant, ZoneName } from './time.ts';
import { offsetMs } from './zone-offset.ts';

/** The one place where a civil day and a zone become an instant, and back. Rules of the zones: the runtime's `Intl`. */

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;
const LOCAL_TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;
const DAY_MS = 86_400_000;

/** Throws RangeError unless the runtime knows the zone by this IANA name. */
export function parseZoneName(text: string): ZoneName {
  if (!IANAZone.isValidZone(text)) {
    throw new RangeError(`a zone is an IANA name such as Europe/Vienna; got ${JSON.stringify(text)}`);
  }
  return text as ZoneName;
}

/**
 * Reads an ISO 8601 moment with its offset (`2021-11-16T00:00:00+01:00`) as UTC with milliseconds.
 * Throws RangeError where the offset is missing or the day does not exist.
 */
export function parseInstant(text: string): Instant {
  const [, day = ''] = INSTANT.exec(text) ?? [];
  const ms = isCivilDate(day) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms)) {
    throw new RangeError(
      `a moment is written with its offset, such as 2021-11-15T23:00:00Z or 2021-11-16T00:00:00+01:00; got ${JSON.stringify(text)}`,
    );
  }
  return toInstant(ms);
}

/** First moment of the day. Where the clocks skip midnight, that is the moment after the gap. */
export function startOfDay(day: CivilDate, zone: ZoneName): Instant {
  return atLocalTime(day, '00:00', zone);
}

/** First moment that no longer belongs to the day: the end, exclusive. */
export function endOfDay(day: CivilDate, zone: ZoneName): Instant {
  return startOfDay(addDays(day, 1), zone);
}

/**
 * The moment at which clocks in the zone show `time` (`HH:MM`) on that day. A time that comes twice, when clocks go
 * back, means the first; a time that is skipped, when they go forward, is counted on from before the gap (02:30 in
 * Vienna on 27 March 2022 is 03:30 summer time). Throws RangeError on another form of time.
 */
export function atLocalTime(day: CivilDate, time: string, zone: ZoneName): Instant {
  const [, hour, minute] = LOCAL_TIME.exec(time) ?? [];
  if (hour === undefined || minute === undefined) {
    throw new RangeError(`a local time is written HH:MM; got ${JSON.stringify(time)}`);
  }
  const localMs = Date.parse(`${day}T${time}:00Z`);
  // luxon's DateTime resolves a time that comes twice by the offset in force when the process started, so the same
  // day could give two answers. Offsets a day before and after bracket any change; the one before decides.
  const before = offsetMs(localMs - DAY_MS, zone);
  const after = offsetMs(localMs + DAY_MS, zone);
  const byBefore = localMs - before;
  if (before === after || offsetMs(byBefore, zone) === before) return toInstant(byBefore);
  const byAfter = localMs - after;
  return toInstant(offsetMs(byAfter, zone) === after ? byAfter : byBefore);
}

/** The day that a calendar on a wall in the zone shows at that moment. */
export function toCivilDate(at: Instant, zone: ZoneName): CivilDate {
  const ms = Date.parse(at);
  return toInstant(ms + offsetMs(ms, zone)).slice(0, 10) as CivilDate;
}

function toInstant(ms: number): Instant {
  return new Date(ms).toISOString() as Instant;
}
