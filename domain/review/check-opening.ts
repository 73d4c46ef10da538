import { accept, type Decision, refuse } from '../errors.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { ReviewOpened, ReviewParty } from './acts.ts';
import { checkPhase } from './check-phase.ts';
import { parseReviewKey, type ReviewKey } from './review-id.ts';

/**
 * Whether a review may open with these parties. Who may review whom (regional groups, no mutual reviews) is decided by
 * the draw and not asked again here.
 */
export function checkOpening(procedure: Procedure, key: ReviewKey, opened: ReviewOpened): Decision<null> {
  const { mechanism, phase, party } = parseReviewKey(key);
  if (mechanism !== procedure.id) {
    return refuse(
      'unknown-procedure',
      `${key} belongs to the mechanism ${mechanism}, but the procedure given is ${procedure.id}.`,
      'Open the review under the procedure that its key names.',
      { mechanism, procedure: procedure.id },
    );
  }
  const phaseKnown = checkPhase(procedure, phase);
  if (!phaseKnown.accepted) return phaseKnown;
  if (opened.underReview.code !== party) {
    return refuse(
      'not-part-of-review',
      `${key} is the review of ${party}, but the act opens a review of ${opened.underReview.code}.`,
      'Name the same party in the key and as the party under review.',
      { expected: party, given: opened.underReview.code },
    );
  }
  if (!opened.underReview.instruments.includes(procedure.principalInstrument)) {
    return refuse(
      'not-a-party',
      `Only parties to ${titleOf(procedure)} are reviewed; ${opened.underReview.name} is not known to be one.`,
      'Correct the list of parties, or leave this State out.',
      { party, instrument: procedure.principalInstrument },
    );
  }
  return checkReviewers(procedure, opened);
}

function checkReviewers({ reviewers: rule }: Procedure, opened: ReviewOpened): Decision<null> {
  const { underReview, reviewers } = opened;
  if (reviewers.length < rule.minimum || reviewers.length > rule.maximum) {
    return refuse(
      'reviewers-invalid',
      `A review has ${rule.minimum} to ${rule.maximum} reviewing States; got ${reviewers.length}.`,
      'Name as many reviewing States as the procedure asks for.',
      { minimum: rule.minimum, maximum: rule.maximum, given: reviewers.length },
    );
  }
  if (reviewers.some(({ code }) => code === underReview.code)) {
    return refuse(
      'reviewers-invalid',
      `${underReview.name} cannot review itself.`,
      'Name another State as reviewer.',
      { party: underReview.code },
    );
  }
  const twice = findRepeated(reviewers);
  if (twice !== undefined) {
    return refuse(
      'reviewers-invalid',
      `Each reviewing State is named once; ${twice.name} is named twice.`,
      'Name each reviewing State once, with all instruments that it reviews.',
      { party: twice.code },
    );
  }
  return accept(null);
}

function findRepeated(parties: readonly ReviewParty[]): ReviewParty | undefined {
  return parties.find((party, index) => parties.findIndex(({ code }) => code === party.code) < index);
}

function titleOf({ instruments, principalInstrument }: Procedure): string {
  return instruments.find(({ id }) => id === principalInstrument)?.title ?? principalInstrument;
}
