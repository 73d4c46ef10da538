import { toEnglishDate } from '../../calendar/english.ts';
import { toCivilDate } from '../../calendar/zoned.ts';
import type { EvidenceAct, EvidenceFacts } from './evidence-facts.ts';
import { fact, type PackSection } from './evidence-pack.ts';
import { nameLetter, quote } from './evidence-words.ts';

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
