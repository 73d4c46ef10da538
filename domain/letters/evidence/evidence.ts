import { findObligation } from '../../procedure/lookup.ts';
import { LONGEST_NAME, toDisplayText } from '../text/display-text.ts';
import { whatChanged, whatWasRecorded } from './evidence-acts.ts';
import { toDateFacts, whyThatDate } from './evidence-date.ts';
import { whatOfficersDecided } from './evidence-decisions.ts';
import type { EvidenceFacts } from './evidence-facts.ts';
import { whatWasAsked } from './evidence-letters.ts';
import { type EvidencePack, fact, type PackFact } from './evidence-pack.ts';
import { whatWasNotWritten } from './evidence-unwritten.ts';
import { toBasisWords, toMomentWords } from './evidence-words.ts';

/**
 * The evidence that goes with a letter that puts one time limit before the bureau: what was asked, of whom and in which language, what
 * became of it, what moved the date, what was recorded and what officers decided. The same facts make the same document.
 */
export function buildEvidence(facts: EvidenceFacts): EvidencePack {
  const owner = toDisplayText(facts.owedBy.name, LONGEST_NAME);
  return {
    title: `${toTitle(facts)}: ${owner}`,
    asOf: toMomentWords(facts.asOf),
    marks: toMarks(facts),
    summary: toSummary(facts, owner),
    statement: [onWhatGround(facts), ...HOW_TO_READ],
    sections: [
      whyThatDate(facts.limit),
      whatWasAsked(facts, owner),
      whatWasNotWritten(facts),
      whatChanged(facts),
      whatWasRecorded(facts, owner),
      whatOfficersDecided(facts),
    ],
  };
}

const HOW_TO_READ = [
  '“Accepted” means that the mail relay took a letter over. Nobody can promise more between a relay and a mailbox; what the systems behind it reported is said under “Delivery”.',
  'No person is named here. Of letters that spoke of several matters, only the part about this time limit is shown. Days are those of the procedure’s zone; moments are in UTC.',
];

function toTitle({ limit, notice, procedure }: EvidenceFacts): string {
  return toDisplayText(
    limit?.title ?? findObligation(procedure, notice.obligation)?.title ?? notice.obligation,
  );
}

function toMarks({ decisions, rehearsal, review }: EvidenceFacts): string[] {
  const signed = decisions.some(({ kind }) => kind === 'sign');
  return [
    ...(signed
      ? []
      : ['Draft: no officer has signed. What the register holds then is frozen with the signature.']),
    ...(rehearsal ? ['Rehearsal: written on a clock that runs for a trial. Nothing here is real.'] : []),
    ...(review.sample
      ? ['Sample: the States are real; this review and its dates were invented for demonstration.']
      : []),
  ];
}

function toSummary(facts: EvidenceFacts, owner: string): PackFact[] {
  const { limit, procedure, review } = facts;
  const phase = procedure.phases.find(({ id }) => id === review.phase)?.title;
  const proceeding =
    review.underReview === null ? 'Launch' : toDisplayText(review.underReview.name, LONGEST_NAME);
  return [
    fact('Mechanism', toDisplayText(procedure.title)),
    fact('Review', `${proceeding}, phase ${review.phase}${phase === undefined ? '' : `: ${phase}`}`),
    fact('What is owed', toTitle(facts)),
    fact('Owed by', owner),
    ...(limit === null
      ? [fact('Due by', 'the review does not have this time limit any more')]
      : [...toDateFacts(facts, limit), fact('Why it is owed', toBasisWords(limit.basis))]),
  ];
}

/** Telling the bureau is no rule that was found; where a procedure has one, it is cited. */
function onWhatGround({ limit, notice, procedure }: EvidenceFacts): string {
  const ladderId = limit?.ladder ?? findObligation(procedure, notice.obligation)?.ladder;
  const basis = procedure.ladders.find(({ id }) => id === ladderId)?.basis;
  if (basis === undefined || basis.standing === 'assumed') {
    return 'No rule was found by which such a matter is put before the bureau. Telling it is an offer of this service (assumed, not a rule of the mechanism): it is drafted automatically and leaves only when an officer of the secretariat has signed it.';
  }
  return `The bureau is told on this ground: ${toBasisWords(basis)}. The letter is drafted automatically and leaves only when an officer of the secretariat has signed it.`;
}
