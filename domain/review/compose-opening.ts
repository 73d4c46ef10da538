import type { CivilDate } from '../calendar/time.ts';
import { accept, type Decision, refuse } from '../errors.ts';
import { isPartyTo } from '../parties/participation.ts';
import type { Party, PartyCode } from '../parties/party.ts';
import type { InstrumentId, Procedure } from '../procedure/procedure.ts';
import type { ReviewOpened, ReviewParty } from './acts.ts';

/** A review as somebody asks for it: parties by code, instruments only where they differ from what follows from membership. */
export interface OpeningRequest {
  readonly phase: string;
  readonly party: PartyCode;
  readonly instruments?: readonly InstrumentId[] | undefined;
  readonly startOn: CivilDate;
  readonly group: number | null;
  readonly reviewers: readonly {
    readonly party: PartyCode;
    readonly instruments?: readonly InstrumentId[] | undefined;
  }[];
  readonly sample: boolean;
}

/**
 * Makes the opening act of a review from a request and the list of parties. The party under review answers for every
 * instrument of the mechanism that it is known to be party to, each reviewer for those of them that it is party to.
 *
 * Refuses an unknown phase or State, a State not known to be party to what it answers for, too few or too many
 * reviewers, one named twice, and an instrument that no reviewer can review.
 */
export function composeOpening(
  procedure: Procedure,
  parties: ReadonlyMap<PartyCode, Party>,
  request: OpeningRequest,
): Decision<ReviewOpened> {
  if (!procedure.phases.some((phase) => phase.id === request.phase))
    return refusePhase(procedure, request.phase);

  const underReview = composeUnderReview(procedure, parties, request);
  if (!underReview.accepted) return underReview;
  const reviewers = composeReviewers(procedure, parties, request, underReview.value);
  if (!reviewers.accepted) return reviewers;

  return accept({
    kind: 'review-opened',
    on: request.startOn,
    group: request.group,
    underReview: underReview.value,
    reviewers: reviewers.value,
    sample: request.sample,
  });
}

function composeUnderReview(
  procedure: Procedure,
  parties: ReadonlyMap<PartyCode, Party>,
  request: OpeningRequest,
): Decision<ReviewParty> {
  const party = parties.get(request.party);
  if (party === undefined) return refuseState(request.party);
  if (!isPartyTo(party, procedure.principalInstrument))
    return refuseParticipation(party, procedure.principalInstrument);
  const all = procedure.instruments.map((instrument) => instrument.id);
  return answerFor(party, request.instruments, all);
}

function composeReviewers(
  procedure: Procedure,
  parties: ReadonlyMap<PartyCode, Party>,
  request: OpeningRequest,
  underReview: ReviewParty,
): Decision<readonly ReviewParty[]> {
  const reviewers: ReviewParty[] = [];
  for (const { party: code, instruments } of request.reviewers) {
    const party = parties.get(code);
    if (party === undefined) return refuseState(code);
    if (code === underReview.code)
      return refuseReviewers(`${party.name} cannot review itself`, { party: code });
    if (reviewers.some((reviewer) => reviewer.code === code)) {
      return refuseReviewers(`${party.name} is named twice as a reviewer`, { party: code });
    }
    const reviewer = answerFor(party, instruments, underReview.instruments);
    if (!reviewer.accepted) return reviewer;
    reviewers.push(reviewer.value);
  }
  const { minimum, maximum } = procedure.reviewers;
  if (reviewers.length < minimum || reviewers.length > maximum) {
    const expected = `expected ${String(minimum)} to ${String(maximum)} reviewing States, got ${String(reviewers.length)}`;
    return refuseReviewers(expected, { minimum, maximum, given: reviewers.length });
  }
  const uncovered = underReview.instruments.find(
    (instrument) => !reviewers.some((reviewer) => reviewer.instruments.includes(instrument)),
  );
  if (uncovered !== undefined) {
    return refuseReviewers(`no reviewing State answers for the instrument ${uncovered}`, {
      instrument: uncovered,
    });
  }
  return accept(reviewers);
}

/** The party with the instruments it answers for: those asked, else those it is known to be party to, within `possible`. */
function answerFor(
  party: Party,
  asked: readonly InstrumentId[] | undefined,
  possible: readonly InstrumentId[],
): Decision<ReviewParty> {
  const instruments = asked ?? possible.filter((instrument) => isPartyTo(party, instrument));
  for (const instrument of instruments) {
    if (!possible.includes(instrument)) {
      return refuse(
        'not-part-of-review',
        `${instrument} is no instrument of this review, which covers ${possible.join(', ')}`,
        'Name instruments of this review only, or leave them out.',
        { party: party.code, instrument },
      );
    }
    if (!isPartyTo(party, instrument)) return refuseParticipation(party, instrument);
  }
  if (instruments.length === 0) {
    return refuseReviewers(`${party.name} is not known to be party to any instrument of this review`, {
      party: party.code,
    });
  }
  const { code, name, regionalGroup } = party;
  return accept({ code, name, regionalGroup, instruments: [...new Set(instruments)] });
}

function refusePhase(procedure: Procedure, phase: string): Decision<never> {
  const known = procedure.phases.map(({ id }) => id).join(', ');
  return refuse(
    'unknown-phase',
    `The mechanism ${procedure.id} has the phases ${known}; got ${phase}`,
    'Name one of its phases.',
    { mechanism: procedure.id, phase },
  );
}

function refuseState(code: PartyCode): Decision<never> {
  return refuse(
    'unknown-state',
    `No party has the code ${code}`,
    'Use the three letters of ISO 3166-1 of a State in the list of parties.',
    { party: code },
  );
}

function refuseParticipation(party: Party, instrument: InstrumentId): Decision<never> {
  const participation = party.instruments[instrument] ?? 'unknown';
  const facts = { party: party.code, instrument, participation };
  if (participation === 'no') {
    return refuse(
      'not-a-party',
      `${party.name} is not party to the instrument ${instrument}`,
      'Leave out the instrument, or choose another State.',
      facts,
    );
  }
  return refuse(
    'not-a-party',
    `Whether ${party.name} is party to the instrument ${instrument} is not known`,
    'Settle it in the list of parties from the depositary’s notifications, or leave out the instrument.',
    facts,
  );
}

function refuseReviewers(what: string, facts: Readonly<Record<string, string | number>>): Decision<never> {
  return refuse(
    'reviewers-invalid',
    `The reviewing States do not fit: ${what}`,
    'Name distinct reviewing States that together are party to every instrument of the review.',
    facts,
  );
}
