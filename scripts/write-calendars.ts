/**
 * Writes config/calendars/holidays/<year>.csv: the public holidays of all lists that an office keeps.
 * Years as arguments; without any, those of FIRST_YEAR to LAST_YEAR. A file that is there is written anew.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { HOLIDAYS_FOLDER } from '../config/calendars/read-holidays.ts';
import { readOffices } from '../config/calendars/read-offices.ts';
import { renderHolidays } from './calendars/render-holidays.ts';

const FIRST_YEAR = 2020;
const LAST_YEAR = 2031;

const asked = process.argv.slice(2);
const strange = asked.filter((argument) => !/^\d{4}$/.test(argument));
if (strange.length > 0) {
  console.error(`Years are written with four digits, such as 2032; got ${strange.join(' ')}.`);
  process.exit(2);
}
const all = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index);
const years = asked.length === 0 ? all : asked.map(Number);

const manifest: unknown = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('date-holidays/package.json'), 'utf8'),
);
const version = (manifest as { readonly version: string }).version;
const offices = readOffices();

mkdirSync(HOLIDAYS_FOLDER, { recursive: true });
for (const year of years) {
  const { text, days } = renderHolidays(offices, year, version);
  writeFileSync(join(HOLIDAYS_FOLDER, `${year}.csv`), text);
  console.log(`config/calendars/holidays/${year}.csv written: ${days} days`);
}
