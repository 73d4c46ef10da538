import type { CivilDate, Instant } from '../../calendar/time.ts';
import type { Language } from '../words/phrasebook.ts';

/**
 * One date in a calendar: an event of a whole day, with the same identity in every file that tells it. Strings are plain text free of
 * control characters; `description` has lines.
 */
export interface CalendarEntry {
  /** Stable for one time limit of one review; of letters, digits, dots, hyphens and one `@`. */
  readonly uid: string;
  /** Never lower than in an earlier file: the sequence of the review's newest act. */
  readonly sequence: number;
  /** The last day of the time limit. */
  readonly on: CivilDate;
  /** `cancelled`: the date runs no more, and programs take it back. */
  readonly status: 'confirmed' | 'cancelled';
  readonly summary: string;
  readonly description: readonly string[];
  /** When the file says this; proceedings' time. */
  readonly stampedAt: Instant;
  /** When the newest act was recorded that it may rest on; proceedings' time. */
  readonly changedAt: Instant;
}

/** What a calendar file says, before it is written in the form of RFC 5545. */
export interface CalendarFile {
  readonly language: Language;
  /** How a program names the calendar; `null` where the entries go into a calendar that the reader has. */
  readonly name: string | null;
  readonly entries: readonly CalendarEntry[];
}

/** Writes the file, as text with the line ends of RFC 5545. */
export type RenderCalendar = (file: CalendarFile) => string;
