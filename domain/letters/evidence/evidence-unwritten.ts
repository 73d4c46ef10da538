import { toCivilDate } from '../../calendar/zoned.ts';
import type { EvidenceFacts, EvidenceNotice } from './evidence-facts.ts';
import { fact, type PackEntry, type PackSection } from './evidence-pack.ts';
import { toNoticeWords } from './evidence-words.ts';

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
