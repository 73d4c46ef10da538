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
 * The starts of all groups, by the workplan: the day on which the first draw was published, or a day of a later year, counted
 * from the year of that publication. No group starts before its reviewers are drawn: where they are drawn late, it starts
 * on the day on which that draw is published.
 * @param drawnOn by group, the day on which the draw of its reviewers was published; a group that is not in it waits
 */
export function groupStarts(
  workplan: readonly GroupStart[],
  publishedOn: CivilDate,
  zone: ZoneName,
  drawnOn: ReadonlyMap<number, CivilDate> = new Map(),
): readonly StartOfGroup[] {
  return workplan.map(({ group, starts, basis }) => {
    const planned = starts.when === 'draw' ? publishedOn : dayOfLaterYear(publishedOn, starts);
    const drawn = drawnOn.get(group) ?? planned;
    const on = drawn > planned ? drawn : planned;
    return { group, on, at: startOfDay(on, zone), basis };
  });
}

function dayOfLaterYear(
  from: CivilDate,
  { monthDay, yearsAfter }: Extract<GroupStart['starts'], { when: 'day' }>,
): CivilDate {
  return parseCivilDate(`${Number(from.slice(0, 4)) + yearsAfter}-${monthDay}`);
}
