import { parseCivilDate } from '../calendar/civil-date.ts';
import type { CivilDate, Instant, ZoneName } from '../calendar/time.ts';
import { startOfDay } from '../calendar/zoned.ts';
import type { Basis, GroupStart } from '../procedure/procedure.ts';

/** The day on which the reviews of a group start, and what it rests on. */
export interface StartOfGroup {
  readonly group: number;
  readonly on: CivilDate;
  /** When that day begins in the procedure's zone. */
  readonly at: Instant;
  readonly basis: Basis;
}

/**
 * The starts of all groups of a draw, by the workplan: the day on which the draw was published, or a day of a later year,
 * counted from the year of that publication.
 */
export function groupStarts(
  workplan: readonly GroupStart[],
  publishedOn: CivilDate,
  zone: ZoneName,
): readonly StartOfGroup[] {
  return workplan.map(({ group, starts, basis }) => {
    const on = starts.when === 'draw' ? publishedOn : dayOfLaterYear(publishedOn, starts);
    return { group, on, at: startOfDay(on, zone), basis };
  });
}

function dayOfLaterYear(
  from: CivilDate,
  { monthDay, yearsAfter }: Extract<GroupStart['starts'], { when: 'day' }>,
): CivilDate {
  return parseCivilDate(`${Number(from.slice(0, 4)) + yearsAfter}-${monthDay}`);
}
