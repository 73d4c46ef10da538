/**
 * The two kinds of time that the domain knows, and the zone that joins them.
 * Both are strings, so that state survives JSON; the brands keep one from passing for the other.
 */

/** A civil day, `YYYY-MM-DD`, in no zone. Made by `parseCivilDate` or `toCivilDate`. */
export type CivilDate = string & { readonly brand: 'CivilDate' };

/** A moment, ISO 8601 in UTC with milliseconds: `2021-11-15T23:00:00.000Z`. Strings of this form sort by time. */
export type Instant = string & { readonly brand: 'Instant' };

/** An IANA zone name, such as `Europe/Vienna`. */
export type ZoneName = string & { readonly brand: 'ZoneName' };

/** An ISO 8601 duration in whole years, months, weeks and days: `P6M`, `P2W`, `P1M15D`. */
export type TimeSpan = string & { readonly brand: 'TimeSpan' };
