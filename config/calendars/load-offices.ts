import { buildOffices } from '../../domain/calendar/build-offices.ts';
import type { Offices } from '../../domain/calendar/offices.ts';
import { HOLIDAYS_FOLDER, listYears, readHolidays } from './read-holidays.ts';
import { OFFICES_FILE, readOffices } from './read-offices.ts';

/** Reads the offices, and the holidays of every year that has a file. Throws FileError; a year without a file is no fault here. */
export function loadOffices(file: string = OFFICES_FILE, folder: string = HOLIDAYS_FOLDER): Offices {
  const book = readOffices(file);
  const kept = new Set(
    [book.secretariat, ...book.parties.values()].flatMap(({ holidays }) => holidays ?? []),
  );
  return buildOffices({
    ...book,
    holidays: new Map(listYears(folder).map((year) => [year, readHolidays(year, kept, folder)])),
  });
}
