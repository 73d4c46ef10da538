import type { PartyCode } from '../parties/party.ts';
import type { Instant, ZoneName } from './time.ts';

/** Whose working hours a letter waits for: a party's office in its capital, or the secretariat's. */
export type Office = PartyCode | 'secretariat';

/** The working hours of all whom letters are written to. */
export interface Offices {
  /** `at` itself when the office is open at that moment, else its next opening. Never throws: a year without a list of holidays has weekends alone. */
  opensAt(office: Office, at: Instant): Instant;
  /** Zone of the office; of a party that the list lacks, the secretariat's. */
  zoneOf(office: Office): ZoneName;
  /** Whether the holidays of that calendar year are known. Where not, `opensAt` counts weekends alone, and somebody must be told. */
  knowsYear(year: number): boolean;
}

/** An office that is always open, in one zone: where working hours do not matter. */
export function alwaysOpen(zone: ZoneName): Offices {
  return { opensAt: (_office, at) => at, zoneOf: () => zone, knowsYear: () => true };
}

/** What is wrong when a year's holidays are not known, and what to do, for whoever keeps the configuration. */
export function describeMissingYear(year: number): string {
  return `config/calendars/holidays/${year}.csv is missing: it should hold the public holidays of ${year}, and without it letters keep to weekends alone. Write it with "npm run calendars -- ${year}", or copy the file of another year and mend its days; then start the worker anew.`;
}
