import Holidays from 'date-holidays';
import { HOLIDAY_COLUMNS } from '../../config/calendars/read-holidays.ts';
import type { OfficeBook } from '../../domain/calendar/build-offices.ts';
import { addDays } from '../../domain/calendar/civil-date.ts';
import type { CivilDate, Instant, ZoneName } from '../../domain/calendar/time.ts';
import { atLocalTime, toCivilDate } from '../../domain/calendar/zoned.ts';

/** The file of a year, and how many days it holds. */
export function renderHolidays(
  offices: Omit<OfficeBook, 'holidays'>,
  year: number,
  version: string,
): { readonly text: string; readonly days: number } {
  const lines = [...zonesOf(offices)]
    .toSorted()
    .flatMap(([list, zone]) =>
      [...holidaysOf(list, zone, year)].toSorted().map(([day, names]) => [list, day, [...names].join('; ')]),
    );
  const header = `# Public holidays of ${year}, written by npm run calendars from date-holidays ${version} (https://github.com/commenthol/date-holidays), whose data are under CC BY-SA 3.0 (https://creativecommons.org/licenses/by-sa/3.0/) and rest on articles of Wikipedia; so is this file. Reported, not official.`;
  const rows = lines.map((cells) => cells.map(toCell).join(','));
  return { text: [header, HOLIDAY_COLUMNS.join(','), ...rows, ''].join('\n'), days: lines.length };
}

/** The lists that offices keep, each with the zone of one of them. */
function zonesOf({ secretariat, parties }: Omit<OfficeBook, 'holidays'>): ReadonlyMap<string, ZoneName> {
  const entries = [secretariat, ...parties.values()];
  return new Map(
    entries.flatMap(({ holidays, hours }) => (holidays === null ? [] : [[holidays, hours.zone] as const])),
  );
}

/**
 * Days of the year whose noon lies within a public holiday, with the holiday's names: one that begins at the sunset before counts
 * for its day alone, and half an afternoon closes no office.
 */
function holidaysOf(list: string, zone: ZoneName, year: number): ReadonlyMap<CivilDate, Set<string>> {
  const days = new Map<CivilDate, Set<string>>();
  // One that begins in the last days of a year may last into the next.
  for (const { start, end, name } of [year - 1, year].flatMap((each) => publicHolidays(list, each))) {
    const last = toCivilDate(toInstant(end), zone);
    for (let day = toCivilDate(toInstant(start), zone); day <= last; day = addDays(day, 1)) {
      const noon = atLocalTime(day, '12:00', zone);
      if (!day.startsWith(`${year}-`) || noon < toInstant(start) || noon >= toInstant(end)) continue;
      days.set(day, (days.get(day) ?? new Set()).add(name));
    }
  }
  return days;
}

/** Names are English where the package has English. */
function publicHolidays(list: string, year: number) {
  return new Holidays(list, { types: ['public'] }).getHolidays(year, 'en');
}

function toInstant(at: Date): Instant {
  return at.toISOString() as Instant;
}

function toCell(text: string): string {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
