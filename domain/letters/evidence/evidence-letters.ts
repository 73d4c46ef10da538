import { toEnglishDate } from '../../calendar/english.ts';
import { toLanguageName } from '../words/language-name.ts';
import { toDeliveryWords } from './evidence-delivery.ts';
import type { EvidenceAttempt, EvidenceFacts, EvidenceLetter } from './evidence-facts.ts';
import { fact, type PackEntry, type PackFact, type PackSection } from './evidence-pack.ts';
import { nameLetter, quote, toAddresseeWords, toMomentWords } from './evidence-words.ts';

/** Each letter about the time limit, with what is known of its way. */
export function whatWasAsked(facts: EvidenceFacts, owner: string): PackSection {
  return {
    id: 'asked',
    heading: 'What was asked, of whom and when',
    none: 'No letter was written.',
    entries: facts.letters.map((letter) => toLetterEntry(letter, facts, owner)),
  };
}

function toLetterEntry(letter: EvidenceLetter, facts: EvidenceFacts, owner: string): PackEntry {
  const named = [...new Set(letter.notices.map(({ dueOn }) => toEnglishDate(dueOn)))].join(', ');
  const late = letter.notices.some((notice) => notice.late);
  return {
    on: letter.day,
    what: `${nameLetter(letter, facts.procedure)}, to ${toAddresseeWords(letter, owner)}`,
    facts: [
      fact('Due date named', named),
      ...(late
        ? [fact('Late', 'decided on a later day than its own, after an interruption of the service')]
        : []),
      ...(letter.language === null ? [] : [fact('Language', toLanguageName(letter.language))]),
      ...toSubject(letter),
      fact('Status', toStatusWords(letter)),
      ...(letter.status === 'sent' ? [fact('Delivery', toDeliveryWords(letter, facts.letters))] : []),
      ...toAttempts(letter.attempts),
      fact('Message-ID', letter.messageId),
    ],
  };
}

/** The subject of a letter about several matters may name other reviews. */
function toSubject({ among, language, subject }: EvidenceLetter): PackFact[] {
  if (among) return [fact('Subject', 'not shown: the letter spoke of other matters as well')];
  return subject === null ? [] : [fact('Subject', quote(subject), language)];
}

function toStatusWords({ acts, attempts, sentAt, status }: EvidenceLetter): string {
  switch (status) {
    case 'sent': {
      const noted = acts.findLast(({ kind }) => kind === 'delivered');
      if (noted !== undefined && !attempts.some(({ outcome }) => outcome === 'sent'))
        return `counts as sent: an officer noted on ${toMomentWords(noted.at)} that it had arrived`;
      const when = sentAt === null ? '' : ` on ${toMomentWords(sentAt)}`;
      return `accepted by the mail relay${when}${isAtOnce(attempts) ? ', at the first attempt' : ''}`;
    }
    case 'intended':
      return 'waits to be sent';
    case 'awaiting-signature':
      return 'awaits an officer’s signature';
    case 'sending':
      return 'being sent';
    case 'failed':
      return 'could not be sent';
    case 'in-doubt':
      return 'it is not known whether it left';
    case 'superseded':
      return 'did not leave';
  }
}

/** During a long outage a letter is tried dozens of times; the first and the last ones tell it. */
const ATTEMPTS_AT_EITHER_END = 3;

function toAttempts(attempts: readonly EvidenceAttempt[]): PackFact[] {
  if (attempts.length === 0 || isAtOnce(attempts)) return [];
  const words = attempts.map(({ at, outcome }) => `${toMomentWords(at)}: ${OUTCOME_WORDS[outcome]}`);
  const between = words.length - 2 * ATTEMPTS_AT_EITHER_END;
  const told =
    between <= 1
      ? words
      : [
          ...words.slice(0, ATTEMPTS_AT_EITHER_END),
          `${between} more in between`,
          ...words.slice(-ATTEMPTS_AT_EITHER_END),
        ];
  return [fact(attempts.length === 1 ? 'Attempt' : `Attempts (${attempts.length})`, told.join('; '))];
}

function isAtOnce(attempts: readonly EvidenceAttempt[]): boolean {
  return attempts.length === 1 && attempts[0]?.outcome === 'sent';
}

const OUTCOME_WORDS: Readonly<Record<EvidenceAttempt['outcome'], string>> = {
  sent: 'accepted',
  queued: 'not accepted, to be tried again',
  failed: 'refused for good',
  'in-doubt': 'ended without an answer',
  superseded: 'given up, because something newer took its place',
};
