import { toEnglishDate, toEnglishSpan } from '../../calendar/english.ts';
import type { CivilDate, Instant } from '../../calendar/time.ts';
import { findObligation } from '../../procedure/lookup.ts';
import type { Basis, Procedure, RungTime, Standing } from '../../procedure/procedure.ts';
import type { Notice } from '../../review/notice.ts';
import { toDisplayText } from '../text/display-text.ts';
import { withoutAddresses } from '../without-addresses.ts';
import type { EvidenceLetter } from './evidence-facts.ts';
import { fact, type PackFact } from './evidence-pack.ts';

/** Words of people may be as long as this. */
const LONGEST_QUOTE = 500;

/** What people typed, on one line and without mail addresses. */
export function quote(text: string): string {
  return toDisplayText(withoutAddresses(text), LONGEST_QUOTE);
}

/** `1 May 2022, 22:00 UTC`. */
export function toMomentWords(at: Instant): string {
  return `${toEnglishDate(at.slice(0, 10) as CivilDate)}, ${at.slice(11, 16)} UTC`;
}

/** `Reminder 30 days before the due date`. */
export function toNoticeWords(procedure: Procedure, notice: Notice): string {
  const ladderId = findObligation(procedure, notice.obligation)?.ladder;
  const ladder = procedure.ladders.find(({ id }) => id === ladderId);
  const at = ladder?.rungs.find(({ id }) => id === notice.rung)?.at;
  return at === undefined ? `Notice “${notice.rung}”` : toRungWords(at, notice.occurrence);
}

function toRungWords(at: RungTime, occurrence: number): string {
  switch (at.when) {
    case 'opening':
      return 'Notice of the due date';
    case 'fraction':
      return at.of === 0.5
        ? 'Reminder halfway to the due date'
        : `Reminder after ${Math.round(at.of * 100)} % of the time`;
    case 'before':
      return `Reminder ${toEnglishSpan(at.span)} before the due date`;
    case 'due':
      return 'Reminder on the due date';
    case 'after':
      return `Notice ${toEnglishSpan(at.span)} after the due date`;
    case 'every':
      return `Reminder no. ${occurrence} of those every ${toEnglishSpan(at.span)} after the due date`;
  }
}

/** What a letter was to say about the time limit; more than one notice where a letter gathered them. */
export function nameLetter({ notices }: EvidenceLetter, procedure: Procedure): string {
  return [...new Set(notices.map((notice) => toNoticeWords(procedure, notice)))].join('; ');
}

/** `the focal point of Nigeria`. */
export function toAddresseeWords(
  { addressee, writtenTo }: Pick<EvidenceLetter, 'addressee' | 'writtenTo'>,
  owner: string,
): string {
  const kind = writtenTo === null || writtenTo === 'expert' ? addressee : writtenTo;
  switch (kind) {
    case 'focal-point':
      return `the focal point of ${owner}`;
    case 'party':
      return `the focal point of ${owner}, or its permanent mission`;
    case 'permanent-mission':
      return `the permanent mission of ${owner}`;
    case 'secretariat':
      return 'the secretariat';
    case 'bureau':
      return 'the bureau';
  }
}

const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  stated: 'stated: read in the source itself',
  reported: 'reported: read in another author’s paraphrase of the source',
  inferred: 'inferred: follows from what was read',
  assumed: 'assumed: not found in any source, a default to be confirmed',
};

/** How well something is founded, and what that means. */
export function toStandingWords(standing: Standing): string {
  return STANDING_WORDS[standing];
}

/** `Resolution 10/1, paragraph 6 (stated: read in the source itself)`, and what is to be known about it. */
export function toBasisWords({ source, standing, note }: Basis): string {
  const cited = `${toSource(source)} (${toStandingWords(standing)})`;
  return note === undefined ? cited : `${cited}. ${toDisplayText(note)}`;
}

/** The provision behind something, with its standing and what is to be known about it. */
export function toBasisFacts({ source, standing, note }: Basis): PackFact[] {
  return [
    fact('Provision', toSource(source)),
    fact('Standing', toStandingWords(standing)),
    ...(note === undefined ? [] : [fact('Note', toDisplayText(note))]),
  ];
}

/** A rule that was not found has no source to cite; its standing says the rest. */
function toSource(source: string): string {
  return source === 'not found' ? 'no provision found' : toDisplayText(source);
}
