import { toEnglishDate } from '../calendar/english.ts';
import { toCivilDate } from '../calendar/zoned.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { toDeliveryWords } from './evidence-delivery.ts';
import type {
  EvidenceAct,
  EvidenceAttempt,
  EvidenceFacts,
  EvidenceLetter,
  EvidenceNotice,
} from './evidence-facts.ts';
import { fact, type PackEntry, type PackFact, type PackSection } from './evidence-pack.ts';
import { quote, toAddresseeWords, toLanguageName, toMomentWords, toNoticeWords } from './evidence-words.ts';

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

function nameLetter({ notices }: EvidenceLetter, procedure: Procedure): string {
  return [...new Set(notices.map((notice) => toNoticeWords(procedure, notice)))].join('; ');
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
      return sentAt === null
        ? 'accepted by the mail relay'
        : `accepted by the mail relay on ${toMomentWords(sentAt)}`;
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

function toAttempts(attempts: readonly EvidenceAttempt[]): PackFact[] {
  if (attempts.length === 0) return [];
  const words = attempts.map(({ at, outcome }) => `${toMomentWords(at)}: ${OUTCOME_WORDS[outcome]}`);
  return [fact(attempts.length === 1 ? 'Attempt' : `Attempts (${attempts.length})`, words.join('; '))];
}

const OUTCOME_WORDS: Readonly<Record<EvidenceAttempt['outcome'], string>> = {
  sent: 'accepted',
  queued: 'not accepted, to be tried again',
  failed: 'refused for good',
  'in-doubt': 'ended without an answer',
  superseded: 'given up, because something newer took its place',
};

/** Notices that fell due and that no letter carries, each with the reason. */
export function whatWasNotWritten({ notices, procedure }: EvidenceFacts): PackSection {
  const { zone } = procedure;
  return {
    id: 'not-written',
    heading: 'Reminders that were not written, and why',
    none: 'Every reminder that fell due was written.',
    entries: notices.flatMap((each): PackEntry[] => {
      const why = whyNotWritten(each);
      if (why === null) return [];
      const { notice } = each;
      return [
        {
          on: toCivilDate(notice.moment, zone),
          what: toNoticeWords(procedure, notice),
          facts: [fact('Addressee', notice.addressee.replaceAll('-', ' ')), fact('Reason', why)],
        },
      ];
    }),
  };
}

function whyNotWritten({ leftOut, superseded }: EvidenceNotice): string | null {
  const reason = superseded ?? leftOut;
  if (reason === null) return null;
  return REASONS.get(reason) ?? reason.replaceAll('-', ' ');
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['overtaken', 'a newer one about the same time limit was due as well'],
  ['newer-notice', 'a newer one about the same time limit was due as well'],
  ['met', 'what it asks for had been recorded'],
  ['waived', 'what it asks for had been waived'],
  ['closed', 'the review had been closed'],
  ['suspended', 'the review had been suspended'],
  ['date-changed', 'the date had changed, and the new date has notices of its own'],
  ['no-longer-owed', 'it was not owed any more'],
]);

/** What officers did about the letters, the signature of this one included. */
export function whatOfficersDecided(facts: EvidenceFacts): PackSection {
  const { decisions, letters, procedure } = facts;
  const about = letters.flatMap((letter) =>
    letter.acts.map((act) => ({
      act,
      object: `the letter of ${toEnglishDate(letter.day)} (${nameLetter(letter, procedure)})`,
    })),
  );
  const own = decisions.map((act) => ({ act, object: 'the letter that this evidence goes with' }));
  return {
    id: 'decisions',
    heading: 'What officers decided',
    none: 'No officer decided anything about these letters.',
    entries: [...about, ...own]
      .toSorted((one, other) => Date.parse(one.act.at) - Date.parse(other.act.at))
      .map(({ act, object }) => ({
        on: toCivilDate(act.at, procedure.zone),
        what: toActWords(act, object),
        facts: [fact('Reason', quote(act.reason))],
      })),
  };
}

function toActWords({ insisted, kind }: EvidenceAct, object: string): string {
  switch (kind) {
    case 'resend':
      return insisted
        ? `Had ${object} sent again, although the mail relay had accepted it`
        : `Put ${object} back in the queue`;
    case 'delivered':
      return `Noted that ${object} had arrived`;
    case 'sign':
      return insisted
        ? `Signed ${object}, although not all earlier letters had been accepted and delivered`
        : `Signed ${object}`;
    case 'decline':
      return `Declined to sign ${object}`;
  }
}
