import { nextOpening, type OfficeHours } from './office-hours.ts';
import type { Office, Offices } from './offices.ts';
import type { CivilDate } from './time.ts';

/** What is known of all offices. */
export interface OfficeBook {
  /** The secretariat's stands for every party that has none of its own. */
  readonly secretariat: OfficeEntry;
  readonly parties: ReadonlyMap<Office, OfficeEntry>;
  /** Public holidays by calendar year, then by list. A year that is missing here is not known. */
  readonly holidays: ReadonlyMap<number, ReadonlyMap<string, ReadonlySet<CivilDate>>>;
}

export interface OfficeEntry {
  readonly hours: OfficeHours;
  /** The list of holidays that it keeps; `null` where there is none, and weekends alone count. */
  readonly holidays: string | null;
}

/** Answers from the book. */
export function buildOffices({ secretariat, parties, holidays }: OfficeBook): Offices {
  const find = (office: Office): OfficeEntry => parties.get(office) ?? secretariat;
  return {
    opensAt: (office, at) => {
      const { hours, holidays: list } = find(office);
      const isHoliday = (day: CivilDate): boolean =>
        list !== null && holidays.get(yearOf(day))?.get(list)?.has(day) === true;
      return nextOpening(hours, isHoliday, at);
    },
    zoneOf: (office) => find(office).hours.zone,
    knowsYear: (year) => holidays.has(year),
  };
}

function yearOf(day: CivilDate): number {
  return Number(day.slice(0, 4));
}
